//! What each figure of the forms means: the people of a base in a sentence, and of everything what the chosen plans demand of it, with the clause.

use permille_engine::area::PopulationBase;
use permille_engine::edit::Figure;
use permille_engine::model::Model;
use permille_engine::norm::Norm;

use super::Ask;
use super::form::Form;
use crate::tables::import::KnownFigure;
use crate::wording::language::{Language, Say, Word};

/// So many norms are cited for a figure; of the rest, how many there are.
const CITED: usize = 2;

/// A line for each figure that any of the forms asks for, in their order.
pub(super) fn of(model: &Model, forms: &[Form<'_>], ask: &Ask) -> Vec<String> {
    let mut figures: Vec<&KnownFigure> = Vec::new();
    for known in forms.iter().flat_map(|form| &form.figures) {
        if !figures.iter().any(|other| other.figure == known.figure) {
            figures.push(known);
        }
    }
    figures.into_iter().map(|known| line(model, known, ask)).collect()
}

fn line(model: &Model, known: &KnownFigure, ask: &Ask) -> String {
    let language = ask.language;
    let (name, unit) = (language.name(&known.name), language.name(&known.expected.unit));
    let named = match (unit.is_empty(), language) {
        (true, _) => name.to_owned(),
        (false, Language::Zh) => format!("{name}（{unit}）"),
        (false, Language::En) => format!("{name} ({unit})"),
    };
    let mut said: Vec<String> = base(&known.figure).map(|word| language.say(word).to_owned()).into_iter().collect();
    let mut cited: Vec<String> = Vec::new();
    for at in (0..model.norm_count()).filter(|&norm| ask.plans.contains(&model.plan_of(norm).id)) {
        let norm = model.norm(at);
        if reads(norm, &known.figure) {
            let (statement, title) = (language.name(&norm.source.statement), language.name(&model.plan_of(at).title));
            let clause = &norm.source.clause;
            let sentence = match language {
                Language::Zh => format!("{}（《{title}》{clause}）", statement.trim_end_matches('。')),
                Language::En => format!("{} ({title}, {clause})", statement.trim_end_matches('.')),
            };
            if !cited.contains(&sentence) {
                cited.push(sentence);
            }
        }
    }
    let beyond = cited.len().saturating_sub(CITED);
    said.extend(cited.into_iter().take(CITED));
    if beyond > 0 {
        said.push(language.pick(format!("另有 {beyond} 条"), format!("and {beyond} more")));
    }
    let (colon, between, end) = (language.pick("：", ": "), language.pick("；", "; "), language.pick("。", "."));
    if said.is_empty() { named } else { format!("{named}{colon}{}{end}", said.join(between)) }
}

/// Whether a norm reads a figure.
fn reads(norm: &Norm, figure: &Figure) -> bool {
    match figure {
        // Nearly every norm counts residents: to cite some would explain nothing.
        Figure::Population(PopulationBase::Resident) => false,
        Figure::Population(base) => norm.rule.bases().contains(base),
        Figure::Measure(measure) => norm.measure == *measure || norm.rule.of() == Some(measure),
    }
}

/// Whom a base counts, where it is the same everywhere.
const fn base(figure: &Figure) -> Option<Word> {
    match figure {
        Figure::Population(PopulationBase::Resident) => Some(Word::new(
            "在本地居住半年以上的人口，年末数",
            "people who have lived here for half a year or more, at the end of the year",
        )),
        Figure::Population(PopulationBase::Urban) => Some(Word::new("住在城镇的常住人口", "residents who live in towns")),
        Figure::Population(PopulationBase::Rural) => {
            Some(Word::new("住在乡村的常住人口", "residents who live in the countryside"))
        }
        Figure::Population(_) | Figure::Measure(_) => None,
    }
}
