//! Everything a plan says about one norm, opened below its row.

use permille_engine::id::NormId;
use permille_engine::norm::Norm;
use permille_engine::review::Subject;
use yew::prelude::*;

use super::edit::norm_actions::NormActions;
use super::view::{self, Seen};
use crate::components::review::ReviewPart;
use crate::store::{Msg, Open, StoreHandle};
use crate::text::{Language, Say, explain, lang_of, norms, words};

/// The detail of a norm.
pub(super) fn detail(store: &StoreHandle, open: &Open, seen: Seen, norm: usize, kept: &Callback<NormId>) -> Html {
    let Seen { model, language, .. } = seen;
    let (what, plan) = (model.norm(norm), model.plan_of(norm));
    let set_levers = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| {
            store.dispatch(Msg::Norm(Some(norm)));
            store.dispatch(Msg::ShowLevers(true));
        })
    };
    let targets = view::targets(language, what, model, norm);
    let observed = view::observed(model, &open.set().plans, norm);
    let decisions = view::decisions(model, norm);
    let has_levers = what.targets.iter().any(|target| !target.values.is_empty());
    html! {
        <div class="norm-detail">
            <div class="norm-detail__main">
                <p class="norm-detail__statement">{ language.name(&what.source.statement) }</p>
                if let Some(note) = &what.note {
                    <p class="norm-detail__note"><strong>{ language.say(words::NOTE) }</strong>{ " " }{ language.name(note) }</p>
                }
                if has_levers {
                    <p><button type="button" class="button" onclick={set_levers}>{ language.say(words::SET_LEVERS) }</button></p>
                }
                <NormActions store={store.clone()} open={open.clone()} {norm} kept={kept.clone()} key={what.id.to_string()} />
                <ReviewPart store={store.clone()} subject={Subject::Norm(what.id.clone())} what={what.name.clone()} />
            </div>
            <dl class="norm-detail__facts">
                <dt>{ language.say(words::TARGETS) }</dt>
                <dd>
                    <ul>{ for targets.iter().map(|(due, rule)| html! { <li><span class="norm__due">{ due }</span>{ rule }</li> }) }</ul>
                </dd>
                <dt>{ language.say(words::KIND) }</dt>
                <dd>{ class_and_kind(language, what) }</dd>
                { for decisions.into_iter().map(|decision| {
                    let (label, said) = explain::decision(language, decision);
                    html! { <><dt>{ label }</dt><dd>{ said }</dd></> }
                }) }
                <dt>{ language.say(words::DOCUMENT) }</dt>
                <dd>
                    { language.name(&plan.title) }
                    if let Some(number) = &plan.number { { " · " }<span lang={lang_of(number)}>{ number }</span> }
                </dd>
                <dt>{ language.say(words::CLAUSE) }</dt>
                <dd lang={lang_of(&what.source.clause)}>{ &what.source.clause }</dd>
                <dt>{ language.say(words::ISSUER) }</dt>
                <dd>
                    { language.name(&plan.issuer) }
                    if let Some(issued) = &plan.issued { { format!(" · {issued}") } }
                </dd>
                if !observed.is_empty() {
                    <dt>{ language.say(words::OBSERVED) }</dt>
                    <dd>
                        <ul>
                            { for observed.iter().map(|figure| html! {
                                <li>
                                    if let Some(year) = figure.year { <span class="norm__due">{ year }</span> }
                                    { format!("{} {} ({})", language.name(&figure.name), view::figure(language, figure), figure.source.clause) }
                                </li>
                            }) }
                        </ul>
                    </dd>
                }
                <dt>{ language.say(words::NORM_ID) }</dt>
                <dd class="norm-detail__id">{ what.id.to_string() }</dd>
            </dl>
        </div>
    }
}

/// The class, and the rule where it says more.
fn class_and_kind(language: Language, norm: &Norm) -> String {
    let (class, kind) = (language.say(words::class(norm.class)), norms::kind(language, &norm.rule));
    if class.eq_ignore_ascii_case(kind) { class.to_owned() } else { format!("{class} · {kind}") }
}
