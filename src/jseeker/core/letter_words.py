"""The sentences that a letter and a note say by themselves, in six languages; none of them speaks of what was done."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["LetterWords", "letter_words"]


@dataclass(frozen=True, slots=True)
class LetterWords:
    """One language's sentences. `{role}`, `{company}`, `{skills}`, `{title}` and `{org}` stand for names.

    `opening`, `note_opening` and `subject` hold four forms each: with role and company, with the role alone, with the
    company alone, with neither. The frames of a job end where the person's own words begin.
    """

    subject: tuple[str, str, str, str]
    greeting: str
    opening: tuple[str, str, str, str]
    introduction: str
    bridge: str
    bridge_without_skills: str
    job: str
    job_title: str
    job_org: str
    volunteer: str
    project: str
    again: str
    quoted: str
    quoted_again: str
    skills: str
    education: str
    more: str
    closing: str
    farewell: str
    conjunction: str
    note_greeting: str
    note_opening: tuple[str, str, str, str]
    note_closing: str
    note_farewell: str


_WORDS: dict[str, LetterWords] = {
    "en": LetterWords(
        subject=("Application: {role}, {company}", "Application: {role}", "Application to {company}", "Application"),
        greeting="Dear hiring team,",
        opening=(
            "I would like to apply for the position of {role} at {company}.",
            "I would like to apply for the position of {role}.",
            "I would like to apply for the position that you advertise at {company}.",
            "I would like to apply for the position that you advertise.",
        ),
        introduction="A line about me first: ",
        bridge="Your posting names {skills}. These points from my work bear on that.",
        bridge_without_skills="These points from my work bear on what your posting describes.",
        job="As {title} at {org}, ",
        job_title="As {title}, ",
        job_org="At {org}, ",
        volunteer="As a volunteer at {org}, ",
        project="In the project {title}, ",
        again="In the same role, ",
        quoted="From my time as {title} at {org}: ",
        quoted_again="From the same role: ",
        skills="Of the skills that your posting names, my resume lists {skills}.",
        education="My education: ",
        more="I would also like to learn how your team works, and what the first months in this role would bring.",
        closing=(
            "The enclosed resume gives the rest, with all dates. I would be glad to tell you more in a conversation, "
            "and to hear what matters most to you in this position. Thank you for the time you take to read this."
        ),
        farewell="Kind regards,",
        conjunction="and",
        note_greeting="Hello,",
        note_opening=(
            "I am interested in the position of {role} at {company}.",
            "I am interested in the position of {role}.",
            "I am interested in the position that you advertise at {company}.",
            "I am interested in the position that you advertise.",
        ),
        note_closing="I would be glad of a short conversation about it; my resume has the details.",
        note_farewell="Kind regards,",
    ),
    "de": LetterWords(
        subject=("Bewerbung: {role}, {company}", "Bewerbung: {role}", "Bewerbung bei {company}", "Bewerbung"),
        greeting="Sehr geehrte Damen und Herren,",
        opening=(
            "mit diesem Schreiben bewerbe ich mich um die Stelle „{role}“ bei {company}.",
            "mit diesem Schreiben bewerbe ich mich um die Stelle „{role}“.",
            "mit diesem Schreiben bewerbe ich mich um die Stelle, die Sie bei {company} ausschreiben.",
            "mit diesem Schreiben bewerbe ich mich um die Stelle, die Sie ausschreiben.",
        ),
        introduction="Zunächst kurz zu mir: ",
        bridge="In Ihrer Ausschreibung nennen Sie {skills}. Aus meiner bisherigen Arbeit passt dazu Folgendes.",
        bridge_without_skills="Zu dem, was Ihre Ausschreibung beschreibt, passt aus meiner Arbeit Folgendes.",
        job="Als {title} bei {org} ",
        job_title="Als {title} ",
        job_org="Bei {org} ",
        volunteer="Im Ehrenamt bei {org} ",
        project="Im Projekt {title} ",
        again="In derselben Stelle ",
        quoted="Aus meiner Zeit als {title} bei {org}: ",
        quoted_again="Aus derselben Stelle: ",
        skills="Von den Kenntnissen, die Sie nennen, führt mein Lebenslauf {skills} auf.",
        education="Meine Ausbildung: ",
        more="Gern würde ich auch erfahren, wie Ihr Team arbeitet und was die ersten Monate in dieser Stelle bringen.",
        closing=(
            "Alles Weitere steht mit allen Daten im beigefügten Lebenslauf. Gern erzähle ich Ihnen in einem Gespräch "
            "mehr und höre, worauf es Ihnen bei dieser Stelle besonders ankommt. Vielen Dank, dass Sie sich die Zeit "
            "für meine Bewerbung nehmen."
        ),
        farewell="Mit freundlichen Grüßen",
        conjunction="und",
        note_greeting="Guten Tag,",
        note_opening=(
            "ich interessiere mich für die Stelle „{role}“ bei {company}.",
            "ich interessiere mich für die Stelle „{role}“.",
            "ich interessiere mich für die Stelle, die Sie bei {company} ausschreiben.",
            "ich interessiere mich für die Stelle, die Sie ausschreiben.",
        ),
        note_closing="Über ein kurzes Gespräch dazu würde ich mich freuen; alles Weitere steht in meinem Lebenslauf.",
        note_farewell="Mit freundlichen Grüßen",
    ),
    "fr": LetterWords(
        subject=("Candidature : {role}, {company}", "Candidature : {role}", "Candidature : {company}", "Candidature"),
        greeting="Madame, Monsieur,",
        opening=(
            "Je souhaite présenter ma candidature au poste de {role} chez {company}.",
            "Je souhaite présenter ma candidature au poste de {role}.",
            "Je souhaite présenter ma candidature au poste que vous proposez chez {company}.",
            "Je souhaite présenter ma candidature au poste que vous proposez.",
        ),
        introduction="Quelques mots sur moi d’abord : ",
        bridge="Votre annonce mentionne {skills}. Voici, dans mon parcours, ce qui s’y rapporte.",
        bridge_without_skills="Voici, dans mon parcours, ce qui se rapporte à ce que décrit votre annonce.",
        job="Comme {title} chez {org}, ",
        job_title="Comme {title}, ",
        job_org="Chez {org}, ",
        volunteer="Comme bénévole chez {org}, ",
        project="Dans le projet {title}, ",
        again="Au même poste, ",
        quoted="De mon expérience comme {title} chez {org} : ",
        quoted_again="Du même poste : ",
        skills="Parmi les compétences que vous citez, mon CV mentionne {skills}.",
        education="Ma formation : ",
        more="J’aimerais aussi savoir comment travaille votre équipe et ce qu’apporteraient les premiers mois.",
        closing=(
            "Le CV joint donne le reste, avec toutes les dates. Ce serait un plaisir de vous en dire plus lors "
            "d’un entretien, et d’entendre ce qui compte le plus pour vous dans ce poste. Je vous remercie du temps "
            "que vous consacrez à cette lecture."
        ),
        farewell="Je vous prie d’agréer, Madame, Monsieur, mes salutations distinguées.",
        conjunction="et",
        note_greeting="Bonjour,",
        note_opening=(
            "Le poste de {role} chez {company} m’intéresse.",
            "Le poste de {role} m’intéresse.",
            "Le poste que vous proposez chez {company} m’intéresse.",
            "Le poste que vous proposez m’intéresse.",
        ),
        note_closing="Un court échange à ce sujet me ferait plaisir ; mon CV donne les détails.",
        note_farewell="Bien cordialement,",
    ),
    "es": LetterWords(
        subject=("Candidatura: {role}, {company}", "Candidatura: {role}", "Candidatura: {company}", "Candidatura"),
        greeting="A quien corresponda:",
        opening=(
            "Me dirijo a ustedes para presentar mi candidatura al puesto de {role} en {company}.",
            "Me dirijo a ustedes para presentar mi candidatura al puesto de {role}.",
            "Me dirijo a ustedes para presentar mi candidatura al puesto que ofrecen en {company}.",
            "Me dirijo a ustedes para presentar mi candidatura al puesto que ofrecen.",
        ),
        introduction="Primero, unas palabras sobre mí: ",
        bridge="Su anuncio menciona {skills}. De mi trabajo hasta ahora, esto guarda relación con ello.",
        bridge_without_skills="De mi trabajo hasta ahora, esto guarda relación con lo que describe su anuncio.",
        job="Como {title} en {org}, ",
        job_title="Como {title}, ",
        job_org="En {org}, ",
        volunteer="Como persona voluntaria en {org}, ",
        project="En el proyecto {title}, ",
        again="En el mismo puesto, ",
        quoted="De mi etapa como {title} en {org}: ",
        quoted_again="Del mismo puesto: ",
        skills="De las competencias que nombran, mi currículum recoge {skills}.",
        education="Mi formación: ",
        more="También me gustaría saber cómo trabaja su equipo y qué traerían los primeros meses en este puesto.",
        closing=(
            "El currículum adjunto recoge lo demás, con todas las fechas. Con gusto les contaré más en una entrevista "
            "y escucharé qué es lo que más les importa en este puesto. Les agradezco el tiempo que dedican a leer "
            "estas líneas."
        ),
        farewell="Reciban un cordial saludo,",
        conjunction="y",
        note_greeting="Buenos días:",
        note_opening=(
            "Me interesa el puesto de {role} en {company}.",
            "Me interesa el puesto de {role}.",
            "Me interesa el puesto que ofrecen en {company}.",
            "Me interesa el puesto que ofrecen.",
        ),
        note_closing="Agradecería una breve conversación sobre ello; los detalles están en mi currículum.",
        note_farewell="Un cordial saludo,",
    ),
    "it": LetterWords(
        subject=("Candidatura: {role}, {company}", "Candidatura: {role}", "Candidatura: {company}", "Candidatura"),
        greeting="Gentili Signore e Signori,",
        opening=(
            "desidero presentare la mia candidatura alla posizione di {role} presso {company}.",
            "desidero presentare la mia candidatura alla posizione di {role}.",
            "desidero presentare la mia candidatura alla posizione che offrite presso {company}.",
            "desidero presentare la mia candidatura alla posizione che offrite.",
        ),
        introduction="Prima di tutto, due parole su di me: ",
        bridge="Il vostro annuncio menziona {skills}. Dal mio lavoro fin qui, ecco che cosa vi si collega.",
        bridge_without_skills="Dal mio lavoro fin qui, ecco che cosa si collega a quanto descrive il vostro annuncio.",
        job="Come {title} presso {org} ",
        job_title="Come {title} ",
        job_org="Presso {org} ",
        volunteer="Come attività di volontariato presso {org} ",
        project="Nel progetto {title} ",
        again="Nello stesso ruolo ",
        quoted="Dalla mia esperienza come {title} presso {org}: ",
        quoted_again="Dallo stesso ruolo: ",
        skills="Delle competenze che nominate, il mio curriculum elenca {skills}.",
        education="La mia formazione: ",
        more="Vorrei anche sapere come lavora il vostro gruppo e che cosa porterebbero i primi mesi in questo ruolo.",
        closing=(
            "Il curriculum allegato riporta il resto, con tutte le date. Sarei felice di raccontarvi di più in un "
            "colloquio e di sentire che cosa conta di più per voi in questa posizione. Vi ringrazio per il tempo che "
            "dedicate alla lettura."
        ),
        farewell="Cordiali saluti,",
        conjunction="e",
        note_greeting="Buongiorno,",
        note_opening=(
            "mi interessa la posizione di {role} presso {company}.",
            "mi interessa la posizione di {role}.",
            "mi interessa la posizione che offrite presso {company}.",
            "mi interessa la posizione che offrite.",
        ),
        note_closing="Mi farebbe piacere parlarne brevemente; i dettagli sono nel mio curriculum.",
        note_farewell="Cordiali saluti,",
    ),
    "pt": LetterWords(
        subject=("Candidatura: {role}, {company}", "Candidatura: {role}", "Candidatura: {company}", "Candidatura"),
        greeting="Exmos. Senhores,",
        opening=(
            "Venho apresentar a minha candidatura à vaga de {role} em {company}.",
            "Venho apresentar a minha candidatura à vaga de {role}.",
            "Venho apresentar a minha candidatura à vaga que anunciam em {company}.",
            "Venho apresentar a minha candidatura à vaga que anunciam.",
        ),
        introduction="Primeiro, algumas palavras sobre mim: ",
        bridge="O vosso anúncio refere {skills}. Do meu trabalho até aqui, isto tem relação com ele.",
        bridge_without_skills="Do meu trabalho até aqui, isto tem relação com o que o vosso anúncio descreve.",
        job="Como {title} em {org}, ",
        job_title="Como {title}, ",
        job_org="Em {org}, ",
        volunteer="Em voluntariado em {org}, ",
        project="No projeto {title}, ",
        again="Na mesma função, ",
        quoted="Da minha experiência como {title} em {org}: ",
        quoted_again="Da mesma função: ",
        skills="Das competências que indicam, o meu currículo refere {skills}.",
        education="A minha formação: ",
        more="Gostaria também de saber como trabalha a vossa equipa e o que trariam os primeiros meses nesta função.",
        closing=(
            "O currículo em anexo apresenta o resto, com todas as datas. Terei gosto em contar mais numa entrevista e "
            "em ouvir o que mais importa para vós nesta vaga. Agradeço o tempo que dedicam à leitura destas linhas."
        ),
        farewell="Com os melhores cumprimentos,",
        conjunction="e",
        note_greeting="Bom dia,",
        note_opening=(
            "Tenho interesse na vaga de {role} em {company}.",
            "Tenho interesse na vaga de {role}.",
            "Tenho interesse na vaga que anunciam em {company}.",
            "Tenho interesse na vaga que anunciam.",
        ),
        note_closing="Gostaria de uma breve conversa sobre isto; os detalhes estão no meu currículo.",
        note_farewell="Com os melhores cumprimentos,",
    ),
}


def letter_words(language: str) -> LetterWords:
    """The sentences of a language; in English where the language is not one of the six."""
    return _WORDS.get(language, _WORDS["en"])
