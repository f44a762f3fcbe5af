//! A row of a table of indicators: a demand a year.

use permille_engine::area::Level;
use permille_engine::norm::{Direction, Strength};
use permille_engine::quantity::Quantity;

use crate::account::Reason;
use crate::blocks::Block;
use crate::demand::{Demand, Field};
use crate::english::per_people;
use crate::figure::{Figure, Role, figures};
use crate::latin::is_english;
use crate::reading::{Reading, propose, reason_of};
use crate::script::plain_text;
use crate::table::Indicator;
use crate::vocabulary::Vocabulary;

/// A row of a table of indicators, a target a year.
pub(crate) fn indicator(row: &Indicator, block: &Block, own: Level, vocabulary: &Vocabulary, reading: &mut Reading) {
    let plain = plain_text(&row.name);
    let in_brackets = plain.rfind('(').map(|at| plain[at + 1..].trim_end_matches(')').to_owned());
    let unit = if row.unit.is_empty() { in_brackets.clone().unwrap_or_default() } else { row.unit.clone() };
    let name = if row.unit.is_empty() && in_brackets.is_some() {
        plain[..plain.rfind('(').unwrap_or(plain.len())].to_owned()
    } else {
        plain.clone()
    };
    let continued = plain.starts_with("其中");
    let lower_case = name.to_ascii_lowercase();
    let unit =
        vocabulary.english.unit(&unit.to_ascii_lowercase()).filter(|_| is_english(&unit)).map_or(unit.clone(), str::to_owned);
    for (year, cell) in &row.values {
        // A year before the plan begins is what was observed.
        if let (Some(year), Some((first, _))) = (year, reading.years)
            && *year < first
        {
            let text = plain_text(cell);
            reading.leave(block, &text, &figures(&text, vocabulary), |_| Reason::Past);
            continue;
        }
        let cell = plain_text(cell);
        let all = figures(&cell, vocabulary);
        let Some(figure) = all.iter().find(|one| one.role == Role::Amount).cloned() else {
            reading.leave(block, &cell, &all, reason_of);
            if cell.chars().filter(|one| one.is_alphabetic()).count() > 1 {
                let words = Demand { name: name.clone(), year: *year, words: cell.clone(), ..Demand::of_kind("indicator") };
                propose(words, block, &format!("{}：{cell}", row.name), own, reading);
            }
            continue;
        };
        let others: Vec<Figure> = all.into_iter().filter(|one| one.span != figure.span).collect();
        reading.leave(block, &cell, &others, reason_of);
        reading.figures += 1;
        let below = ["≤", "<", "以内", "不超过", "控制在"].iter().any(|word| cell.contains(word));
        let reduction = cell.contains("降低") || cell.contains("下降");
        let lower = vocabulary.english.is_lower(&lower_case)
            || vocabulary.things.iter().any(|thing| thing.lower && name.contains(&thing.zh));
        let at_most = below || (lower && !reduction && !cell.contains(['≥', '>']));
        let ratio =
            [("每千", 1_000), ("每万", 10_000), ("千人", 1_000), ("人均", 1)].into_iter().find(|(word, _)| name.contains(word));
        // 其中: of the row above, and so for as many people.
        let above = reading.proposals.iter().rfind(|one| one.clause.ends_with("指标表") && !one.demand.name.starts_with("其中"));
        let above = above.filter(|one| continued && one.demand.kind == "ratio").and_then(|one| one.demand.per.first());
        let above = above.map(|per| ("每", per.trunc()));
        let english = per_people(&name).filter(|people| !vocabulary.english.is_lower(&lower_case) && *people < 100_000);
        let ratio = ratio.or(english.map(|people| ("每", people)));
        let ratio =
            ratio.or(above).filter(|(word, _)| *word != "人均" || unit == "平方米").filter(|_| !unit.contains(['‰', '%']));
        let demand = Demand {
            name: name.clone(),
            direction: (if at_most { Direction::AtMost } else { Direction::AtLeast }, below || cell.contains(['≥', '>'])),
            strength: if cell.contains("左右") { Strength::About } else { Strength::Must },
            year: *year,
            values: vec![figure.value],
            upper: figure.upper,
            unit: if unit.is_empty() { figure.unit.clone() } else { unit.clone() },
            per: ratio.and_then(|(_, people)| Quantity::whole(people).ok()).into_iter().collect(),
            bases: ratio.map(|_| "resident".to_owned()).into_iter().collect(),
            ..Demand::of_kind(if ratio.is_some() { "ratio" } else { "indicator" })
        };
        let sentence = format!("{}：{cell}", row.name);
        let named = row.name.chars().count();
        let mut demand = demand.seen(Field::Name, 0..named).seen(Field::Value, named + 1..sentence.chars().count());
        if year.is_some() {
            demand = demand.seen(Field::Year, 0..0);
        }
        propose(demand, block, &sentence, own, reading);
    }
}
