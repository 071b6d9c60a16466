"""Words whose loss makes a line claim more, by what they say, in six languages."""

from __future__ import annotations

__all__ = ["HEDGES"]

# Words whose loss makes a line claim more, by what they say. A phrase is written with spaces. A class in capitals
# counts only where the word is used as a verb.
HEDGES: dict[str, dict[str, str]] = {
    "en": {
        "ASSIST": "help assist support aid facilitate",
        "WORK": "work",
        "TAKE_PART": "contribute participate collaborate cooperate involve engage",
        "WITNESS": "attend observe shadow watch learn study witness",
        "ATTEMPT": "try attempt aim plan propose suggest recommend intend hope seek begin start explore",
        "assistance": "|assistance|helper|involvement|contribution|participation|contributor|participant",
        "shared": (
            "|under the guidance|under guidance|under the direction|under direction|guided by|with guidance|with help"
            "|with the help|with support|with the support|assisted by|helped by|mentored by"
            "|co|jointly|together|alongside|part of|member of|team effort|shared|joint|with a team"
            "|with the team|with my team|with our team|with colleagues|with peers|with teammates"
            "|with others|in a team|under supervision|supervised by|under the supervision|on behalf|we"
            "|our"
        ),
        "trial": (
            "|pilot|pilots|prototype|prototypes|prototyping|proof of concept|poc|beta|alpha|mvp|trial"
            "|trials|experiment|experiments|experimental|experimentally|draft|drafts|provisional"
            "|tentative|demo|demos|mock|mockup|mockups|clone|clones|replica|imitation|simulated"
            "|simulation|simulations|sandbox|toy|hobby|sample|example|tutorial|tutorials|course|courses"
            "|coursework|bootcamp|hackathon|exercise|exercises|assignment|assignments|homework|practice"
            "|fictional|fictitious|hypothetical|concept|thesis|dissertation|workshop"
        ),
        "part": (
            "|almost|nearly|partial|partially|partly|part|some|mostly|mainly|largely|several|occasionally"
            "|occasional|sometimes|briefly|temporarily|temporary|initially|half|few|minor|small|limited"
            "|basic|beginner|elementary|introductory|familiar|familiarity|exposure|awareness"
            "|a half of|a third of|two thirds of|a quarter of|three quarters of|a fifth of|a tenth of|a fraction of"
            "|a portion of|a share of|a minority of|a majority of|the majority of|one of|some of|most of|a few of"
            "|intermittently"
        ),
        "limit": ("|only|just|merely|solely|at most|hardly|barely|rarely|seldom|except|excluding|unless|lack|lacked"),
        "negation": (
            "|not|no|never|none|neither|nor|cannot|without|don't|didn't|doesn't|wasn't|weren't|isn't"
            "|couldn't|can't|won't|non|zero"
        ),
        "failure": (
            "|fail|failed|failing|failure|cancelled|canceled|abandoned|discontinued|unsuccessful"
            "|unsuccessfully|rejected|declined|suspended|shelved|incomplete|unfinished|unpublished|unpaid"
            "|expired|lapsed|revoked|withdrawn|terminated|overdue|outdated|obsolete|retracted|reversed|overturned"
            "|dropped|disputed|unconfirmed|unverified|unused|undelivered|undeployed|postponed"
        ),
        "possible": (
            "|would|could|might|may|should|will|can|potential|potentially|possible|possibly|expected"
            "|estimated|estimate|estimates|projected|planned|proposed|intended|forecast|target|targets"
            "|targeted|goal|goals|quota|quotas|nominated|nominee|nomination|finalist|shortlisted"
            "|candidate|runner|aspiring|attempted|pending|ongoing|upcoming|future"
        ),
        "rank": (
            "|second|third|fourth|fifth|bronze|silver|assistant|deputy|vice|associate|acting|interim|trainee|apprentice|apprenticeship|intern"
            "|interns|internship|student|volunteer|volunteers|voluntary|junior|entry|substitute|secondary"
            "|aide|helper|fellow"
        ),
        "standin": (
            "|on leave|on holiday|sick leave|parental leave|maternity leave|absence|absent|vacant|vacancy|stood in"
            "|standing in|filled in|filling in|stepped in|stepping in|covered for|covering for|deputised|deputized"
        ),
        "choice": "|or|either|whether",
        "condition": "|when|whenever|if|unless|until|cases",
    },
    "de": {
        "assistance": (
            "|half|geholfen|mithalf|unterstützt|unterstützte|unterstützung|assistierte|mitgewirkt"
            "|wirkte mit|mitarbeit|mitgearbeitet|beteiligt|beteiligung|begleitet|begleitete|zugearbeitet"
            "|mitgeholfen|mithilfe|beitrag"
        ),
        "shared": "|teil|gemeinsam|zusammen|im team|mitglied|unter anleitung|unter aufsicht|wir|unser|unsere",
        "trial": (
            "|pilot|pilotprojekt|prototyp|prototypen|entwurf|versuch|versuche|test|probeweise"
            "|machbarkeitsstudie|demo|übung|kurs|seminararbeit|bachelorarbeit|masterarbeit|hausarbeit"
            "|konzept"
        ),
        "part": ("|teilweise|einige|etwas|gelegentlich|zeitweise|kurzzeitig|vorübergehend|überwiegend|grundkenntnisse"),
        "limit": "|nur|lediglich|bloß|kaum|selten|außer|höchstens",
        "negation": "|nicht|kein|keine|keinen|keinem|keiner|nie|niemals|ohne|weder|nichts",
        "failure": (
            "|gescheitert|abgebrochen|abgelehnt|erfolglos|eingestellt|unvollendet|abgelaufen|erloschen|verworfen"
        ),
        "possible": (
            "|könnte|konnte|sollte|würde|möglich|möglicherweise|voraussichtlich|geplant|geschätzt"
            "|erwartet|etwa|ungefähr|circa|ca|rund|ziel|nominiert|versuchte|versucht|plante"
        ),
        "rank": (
            "|assistent|assistentin|stellvertretend|stellvertretender|stellvertretende|stellvertreter"
            "|vize|praktikant|praktikantin|praktikum|azubi|auszubildende|auszubildender|trainee"
            "|werkstudent|werkstudentin|volontär|volontärin|ehrenamtlich|aushilfe|aushilfsweise|junior"
            "|kommissarisch"
        ),
        "choice": "|oder|entweder|beziehungsweise|bzw",
    },
    "fr": {
        "assistance": (
            "|aidé|aide|aider|assisté|assistance|participé|participation|contribué|contribution|collaboré"
            "|collaboration|soutenu|soutien|appuyé|appui|accompagné"
        ),
        "shared": (
            "|ensemble|conjointement|en équipe|au sein|membre|partie|sous la direction"
            "|sous la supervision|nous|notre|nos|co"
        ),
        "trial": (
            "|pilote|prototype|prototypes|essai|essais|ébauche|brouillon|démo|maquette|tutoriel|cours"
            "|mémoire|preuve|expérimental|exercice|concept"
        ),
        "part": ("|partiellement|partiel|quelques|parfois|occasionnellement|temporairement|brièvement|surtout|notions"),
        "limit": "|seulement|uniquement|juste|rarement|guère|sauf|hormis",
        "negation": "|ne|n'|pas|jamais|aucun|aucune|sans|ni|non",
        "failure": "|échoué|échec|annulé|abandonné|rejeté|refusé|inachevé|expiré|périmé|suspendu",
        "possible": (
            "|pourrait|devrait|possible|possiblement|potentiel|potentiellement|prévu|prévue|estimé"
            "|estimée|attendu|environ|presque|objectif|objectifs|tenté|essayé|proposé|nominé|nommée"
            "|projeté"
        ),
        "rank": (
            "|assistant|assistante|adjoint|adjointe|vice|stagiaire|stage|apprenti|apprentie|alternant"
            "|alternante|alternance|bénévole|intérimaire|intérim|suppléant|suppléante|étudiant|étudiante"
            "|junior"
        ),
        "choice": "|ou|soit",
    },
    "es": {
        "assistance": (
            "|ayudé|ayuda|ayudando|ayudar|asistí|asistencia|apoyé|apoyo|apoyando|colaboré|colaboración"
            "|colaborando|participé|participación|participando|contribuí|contribución|acompañé"
        ),
        "shared": (
            "|parte|junto|juntos|conjuntamente|en equipo|miembro|bajo supervisión|bajo la supervisión"
            "|nosotros|nuestro|nuestra|co"
        ),
        "trial": (
            "|piloto|pilotos|prototipo|prototipos|borrador|prueba|pruebas|ensayo|demo|maqueta|tutorial"
            "|curso|cursos|tesis|ejercicio|experimental|concepto"
        ),
        "part": (
            "|parcialmente|parcial|algunos|algunas|algún|alguna|ocasionalmente|temporalmente|brevemente"
            "|básico|básicos|nociones"
        ),
        "limit": "|solo|sólo|solamente|únicamente|apenas|salvo|excepto",
        "negation": "|no|nunca|jamás|sin|ningún|ninguna|ninguno|ni|tampoco",
        "failure": (
            "|fallido|fallida|fracasó|fracaso|cancelado|cancelada|abandonado|rechazado|rechazada|inacabado|caducado|caducada|vencido|vencida"
        ),
        "possible": (
            "|podría|debería|posible|posiblemente|potencial|previsto|prevista|estimado|estimada|esperado"
            "|aproximadamente|casi|unos|unas|alrededor|objetivo|objetivos|intenté|intento|propuse"
            "|nominado|nominada"
        ),
        "rank": (
            "|asistente|auxiliar|ayudante|adjunto|adjunta|vice|subdirector|subdirectora|becario|becaria"
            "|prácticas|aprendiz|voluntario|voluntaria|interino|interina|suplente|estudiante|júnior"
            "|junior"
        ),
        "choice": "|o|u",
    },
    "it": {
        "assistance": (
            "|aiutato|aiuto|assistito|assistenza|supportato|supporto|collaborato|collaborazione"
            "|partecipato|partecipazione|contribuito|contributo|affiancato|affiancamento"
        ),
        "shared": (
            "|parte|insieme|congiuntamente|in squadra|membro|sotto la supervisione|sotto la guida|noi|nostro|nostra|co"
        ),
        "trial": (
            "|pilota|prototipo|prototipi|bozza|prova|prove|esperimento|sperimentale|demo|tirocinio|corso|tesi|esercizio"
        ),
        "part": (
            "|parzialmente|parziale|alcuni|alcune|qualche|talvolta|occasionalmente|temporaneamente|brevemente|base"
        ),
        "limit": "|solo|soltanto|solamente|unicamente|appena|tranne|salvo|eccetto",
        "negation": "|non|mai|senza|nessun|nessuno|nessuna|né|neppure",
        "failure": (
            "|fallito|fallita|annullato|annullata|abbandonato|respinto|rifiutato|incompiuto|scaduto|scaduta|sospeso"
        ),
        "possible": (
            "|potrebbe|dovrebbe|possibile|possibilmente|potenziale|previsto|prevista|stimato|stimata"
            "|atteso|circa|quasi|obiettivo|obiettivi|tentato|provato|proposto|nominato|nominata"
        ),
        "rank": (
            "|assistente|vice|aiuto|tirocinante|stagista|apprendista|volontario|volontaria|sostituto"
            "|sostituta|junior|ausiliario|ausiliaria|facente funzione|studente|studentessa"
        ),
        "choice": "|o|oppure",
    },
    "pt": {
        "assistance": (
            "|ajudei|ajuda|auxiliei|auxílio|assisti|assistência|apoiei|apoio|colaborei|colaboração"
            "|participei|participação|contribuí|contributo|contribuição|acompanhei"
        ),
        "shared": (
            "|parte|junto|conjunto|conjuntamente|em equipa|em equipe|membro|sob supervisão|sob a supervisão|nosso|co"
        ),
        "trial": (
            "|piloto|protótipo|protótipos|rascunho|teste|ensaio|experimental|demo|curso|cursos|tese|exercício|conceito"
        ),
        "part": (
            "|parcialmente|parcial|alguns|algumas|algum|alguma|ocasionalmente|temporariamente|brevemente|básico|noções"
        ),
        "limit": "|só|somente|apenas|unicamente|exceto|salvo",
        "negation": "|não|nunca|jamais|sem|nenhum|nenhuma|nem",
        "failure": (
            "|falhado|falhou|fracassado|cancelado|cancelada|abandonado|rejeitado|recusado|inacabado|caducado"
            "|caducada|expirado|expirada"
        ),
        "possible": (
            "|poderia|deveria|possível|possivelmente|potencial|previsto|prevista|estimado|estimada"
            "|esperado|cerca|aproximadamente|quase|objetivo|objetivos|meta|tentei|propus|nomeado|nomeada"
        ),
        "rank": (
            "|assistente|auxiliar|ajudante|adjunto|adjunta|vice|estagiário|estagiária|estágio|aprendiz"
            "|voluntário|voluntária|interino|interina|substituto|substituta|estudante|júnior"
        ),
        "choice": "|ou",
    },
}
