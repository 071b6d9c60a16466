"""Insights: how far applications get, who answers, how well they fit, what is missing, what it cost."""

from __future__ import annotations

from datetime import tzinfo

import altair as alt
import streamlit as st

from jseeker.app import App
from jseeker.core.insights import Period
from jseeker.errors import JSeekerError
from jseeker.ui.insight_rows import (
    SHOWN_SKILLS,
    Card,
    Insights,
    cards,
    cost_rows,
    cost_words,
    fit_rows,
    funnel_rows,
    insights_of,
    skills_of,
    trend_rows,
)
from jseeker.ui.places import link_to
from jseeker.ui.session import the_app
from jseeker.ui.words import plain

__all__ = ["draw"]

# One for each step of the funnel; each is told in words beside it, too.
STEP_COLOURS = ("#6d5df0", "#4f7df3", "#0f9d6b", "#e0a100", "#e2723b", "#d6455d")
BAR = "#6366f1"
FIGURE = "#8387a6"  # read on light and on dark
BAR_HEIGHT_PX = 38
CHART_HEIGHT_PX = 240


def draw() -> None:
    """Draws the page."""
    st.title("Insights")
    app = the_app()
    found = insights_of(
        app.store.applications.listing(),
        app.store.history.scores(),
        app.store.ledger.spends(),
        _known_skills(app),
        app.clock.now(),
        _zone(app),
    )
    if found.is_empty:
        _draw_empty()
        return
    _draw_cards(cards(found))
    left, right = st.columns([3, 2])
    with left.container(border=True, height="stretch"):
        _draw_funnel(found)
    with right.container(border=True, height="stretch"):
        _draw_spread(found)
    with st.container(border=True):
        _draw_trend(found)
    with st.container(border=True):
        _draw_skills(found)
    with st.container(border=True):
        _draw_costs(found)


def _known_skills(app: App) -> tuple[str, ...]:
    """The skills of the resume; none while it is missing or not valid, which the Profile page tells."""
    try:
        return skills_of(app.resume.profile())
    except JSeekerError:
        return ()


def _zone(app: App) -> tzinfo:
    zone = app.clock.now().astimezone().tzinfo
    if zone is None:
        raise AssertionError("An aware moment has a zone.")
    return zone


def _draw_empty() -> None:
    with st.container(border=True):
        st.subheader("Nothing to show yet")
        st.markdown(
            "Insights are made of your applications. Paste the links of a few postings on the **Batch** page: each one "
            "that is read becomes an application, with its fit. Move them on the **Applications** page when you have "
            "sent them or got an answer, and this page tells what works."
        )
        with st.container(horizontal=True):
            link_to("batch", "Start a batch")
            link_to("applications", "Add what you have sent already")


def _draw_cards(found: tuple[Card, ...]) -> None:
    for column, card in zip(st.columns(len(found)), found, strict=True):
        column.metric(
            card.label,
            card.value,
            card.delta or None,
            delta_color="normal" if card.is_change else "off",
            delta_arrow="auto" if card.is_change else "off",
            help=card.help,
            border=True,
            height="stretch",
            chart_data=list(card.spark) or None,
            chart_type="area",
        )


def _draw_funnel(found: Insights) -> None:
    st.markdown("**How far they get**")
    rows = alt.InlineData(funnel_rows(found))
    base = alt.Chart(rows).encode(y=alt.Y("step:N", sort=None, title=None, axis=alt.Axis(ticks=False, domain=False)))
    bars = base.mark_bar(cornerRadius=6, height={"band": 0.72}).encode(
        x=alt.X("count:Q", title=None, axis=None),
        color=alt.Color("step:N", sort=None, legend=None, scale=alt.Scale(range=list(STEP_COLOURS))),
        tooltip=[alt.Tooltip("step:N", title="Step"), alt.Tooltip("told:N", title="So far")],
    )
    figures = base.mark_text(align="left", dx=8, fontWeight=600, color=FIGURE).encode(x="count:Q", text="count:Q")
    st.altair_chart(_plain(bars + figures, BAR_HEIGHT_PX * len(found.steps)), width="stretch")
    st.caption("An answer of any kind counts as a reply, a refusal too.")


def _draw_spread(found: Insights) -> None:
    st.markdown("**Fit of all documents**")
    rows = alt.InlineData(fit_rows(found))
    bars = (
        alt.Chart(rows)
        .mark_bar(cornerRadiusTopLeft=5, cornerRadiusTopRight=5, color=BAR)
        .encode(
            x=alt.X("fit:N", sort=None, title="Fit of 100", axis=alt.Axis(labelAngle=0, ticks=False)),
            y=alt.Y("count:Q", title=None, axis=alt.Axis(tickMinStep=1, format="d", domain=False, ticks=False)),
            tooltip=[alt.Tooltip("told:N", title="Fit"), alt.Tooltip("count:Q", title="Applications")],
        )
    )
    st.altair_chart(_plain(bars, CHART_HEIGHT_PX), width="stretch")


def _draw_trend(found: Insights) -> None:
    head, switch = st.columns([5, 3], vertical_alignment="center")
    head.markdown("**Applications and their fit over time**")
    with switch.container(horizontal_alignment="right"):
        chosen = st.segmented_control(
            "By", [Period.WEEK, Period.MONTH], default=Period.WEEK, format_func=lambda one: f"By {one}",
            label_visibility="collapsed", key="insights-period", required=True,
        )  # fmt: skip
    rows = alt.InlineData(trend_rows(found, chosen or Period.WEEK))
    across = alt.X("label:N", sort=None, title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True, ticks=False))
    about = [
        alt.Tooltip("label:N", title="From"),
        alt.Tooltip("applications:Q", title="Applications"),
        alt.Tooltip("fit:Q", title="Average fit"),
    ]
    bars = (
        alt.Chart(rows)
        .mark_bar(cornerRadiusTopLeft=5, cornerRadiusTopRight=5, color=BAR, opacity=0.35, width={"band": 0.6})
        .encode(
            x=across,
            y=alt.Y("applications:Q", title="Applications", axis=alt.Axis(tickMinStep=1, format="d", ticks=False)),
            tooltip=about,
        )
    )
    line = (
        alt.Chart(rows)
        .mark_line(point=alt.OverlayMarkDef(size=70, filled=True, color="#0f9d6b"), color="#0f9d6b", strokeWidth=2.5)
        .encode(
            x=across,
            y=alt.Y("fit:Q", title="Average fit", scale=alt.Scale(domain=[0, 100]), axis=alt.Axis(grid=False)),
            tooltip=about,
        )
    )
    both = alt.layer(bars, line).resolve_scale(y="independent")
    st.altair_chart(_plain(both, CHART_HEIGHT_PX), width="stretch")
    st.caption("Bars: applications begun. Line: their average fit.")


def _draw_skills(found: Insights) -> None:
    st.markdown("**Skills most often asked for that no line of yours shows**")
    if not found.skills:
        st.caption("None: every skill that your postings asked for is answered.")
        return
    shown = found.skills[:SHOWN_SKILLS]
    rows = {
        "Skill": [one.name for one in shown],
        "Asked in postings": [one.postings for one in shown],
        "As a must": [one.musts for one in shown],
        "In your resume now": [one.is_there for one in shown],
    }
    most = max(one.postings for one in shown)
    st.dataframe(
        rows,
        hide_index=True,
        column_config={
            "Asked in postings": st.column_config.ProgressColumn(format="%d", min_value=0, max_value=most),
            "In your resume now": st.column_config.CheckboxColumn(),
        },
    )
    st.caption("If you have one of them, add it to your resume where it is true: the next batch finds it.")
    link_to("profile", "Add it to your resume")


def _draw_costs(found: Insights) -> None:
    st.markdown("**What models cost**")
    rows = cost_rows(found)
    if not rows:
        st.caption("Nothing: the offline writer needs no model and costs nothing.")
        return
    st.caption(plain(cost_words(found)))
    bars = (
        alt.Chart(alt.InlineData(rows))
        .mark_bar(cornerRadiusTopLeft=5, cornerRadiusTopRight=5, width={"band": 0.4})
        .encode(
            x=alt.X("month:N", sort=None, title=None, axis=alt.Axis(labelAngle=0, ticks=False)),
            y=alt.Y("usd:Q", title="US dollars", axis=alt.Axis(format="$,.2f", ticks=False)),
            color=alt.Color(
                "model:N", title=None, legend=alt.Legend(orient="bottom"), scale=alt.Scale(range=list(STEP_COLOURS))
            ),
            tooltip=[
                alt.Tooltip("month:N", title="Month"),
                alt.Tooltip("model:N", title="Model"),
                alt.Tooltip("usd:Q", title="Cost", format="$,.4f"),
                alt.Tooltip("calls:Q", title="Calls"),
            ],
        )
    )
    st.altair_chart(_plain(bars, CHART_HEIGHT_PX), width="stretch")


def _plain(chart: alt.LayerChart | alt.Chart, height: int) -> alt.LayerChart | alt.Chart:
    """The chart without a frame, in that height."""
    plain: alt.LayerChart | alt.Chart = chart.properties(height=height).configure_view(strokeWidth=0)
    return plain


if __name__ == "__main__":
    draw()
