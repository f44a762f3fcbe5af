//! Where a change comes from: the bridge from one scenario's figure to the other's, and the sentence that sums it up.

use std::rc::Rc;

use permille_engine::compare::contributions::{Contributions, Part};
use permille_engine::compare::inputs::Differences;
use permille_engine::compare::results::Figure;
use permille_engine::in_order::InOrder;
use permille_engine::model::Model;
use permille_engine::quantity::Quantity;

use super::{rows, writing};
use crate::charts::{Bridge, BridgeEnd, BridgeStep, Frame, Role, bridge};
use crate::text::compare::inputs as said;
use crate::text::{Say, compare};
use crate::views::picture::Picture;
use crate::views::wording::Wording;

/// One end: the scenario's name and colour.
#[derive(Clone, Debug, PartialEq)]
pub struct End {
    /// Its name.
    pub name: String,
    /// Its colour, counted from 1.
    pub colour: u8,
}

/// What a part is called: its input with both values, or how many inputs of which kind.
fn called(model: &Model, differences: &Differences, wording: &Wording, part: &Part, with_values: bool) -> String {
    let language = wording.language;
    match part.inputs.as_slice() {
        [single] => {
            let difference = &differences.list[*single];
            let name = said::name_and_place(language, model, &difference.input);
            if with_values { format!("{name} {}", said::from_to(language, model, difference)) } else { name }
        }
        several => {
            let first = several.first().map(|&first| said::kind(language, model, &differences.list[first].input.kind()));
            compare::together(language, &first.unwrap_or_default(), several.len())
        }
    }
}

/// “These two explain 93% of the change: …”; `None` where nothing is to be divided.
#[must_use]
pub fn explained(model: &Model, differences: &Differences, contributions: &Contributions, wording: &Wording) -> Option<String> {
    let (largest, percent) = contributions.explaining()?;
    let parts = contributions.parts.as_ref()?;
    let moving = parts.iter().filter(|part| !part.exact.is_zero()).count();
    let names: Vec<String> = largest.iter().map(|&part| called(model, differences, wording, &parts[part], false)).collect();
    Some(compare::explains(wording.language, &names, moving, percent))
}

/// Draws the bridge, the largest parts first; `None` where no part is known to move the figure.
#[must_use]
pub fn draw(
    model: &Model,
    differences: &Differences,
    contributions: &Contributions,
    wording: &Wording,
    figure: Figure,
    ends: [&End; 2],
    width: f64,
) -> Option<Picture> {
    let (before, after) = (contributions.before?, contributions.after?);
    let (parts, amounts) = (contributions.parts.as_ref()?, rows::amounts(contributions)?);
    let mut order: Vec<usize> = (0..parts.len()).filter(|&part| !parts[part].exact.is_zero()).collect();
    if order.is_empty() {
        return None;
    }
    order.put_in_order_by_key(|&part| std::cmp::Reverse(parts[part].exact.size()));
    let write = |value| writing::figure(wording, figure, Some(value));
    let end = |end: &End, value: Quantity| BridgeEnd {
        name: end.name.clone(),
        figure: value.to_f64(),
        written: write(value),
        role: Role::series(end.colour),
        tip: format!("{}\n{}", end.name, writing::figure_with_unit(wording, figure, Some(value))),
    };
    let steps: Vec<BridgeStep> = order
        .iter()
        .map(|&part| {
            let name = called(model, differences, wording, &parts[part], true);
            let amount = amounts[part];
            let tip = format!("{name}\n{}", writing::change_with_unit(wording, Some(amount)));
            BridgeStep {
                name,
                change: amount.to_f64(),
                written: writing::change(Some(amount)),
                sense: writing::sense(figure, Some(amount)),
                tip,
            }
        })
        .collect();
    let (from, to) = (end(ends[0], before), end(ends[1], after));
    let language = wording.language;
    let heads = [compare::INPUT, compare::CONTRIBUTION].map(|word| language.say(word).to_owned());
    let row = |name: &str, written: &str| vec![name.to_owned(), written.to_owned()];
    let table = std::iter::once(row(&from.name, &from.written))
        .chain(steps.iter().map(|step| row(&step.name, &step.written)))
        .chain([row(&to.name, &to.written)]);
    let said: Vec<String> = steps.iter().take(3).map(|step| format!("{} {}", step.name, step.written)).collect();
    let summary = compare::bridge_summary(
        language,
        &format!("{} {}", from.name, from.written),
        &format!("{} {}", to.name, to.written),
        &said,
    );
    Some(Picture {
        drawing: Rc::new(bridge(&Frame::new("compare-bridge", width), &Bridge { from: &from, steps: &steps, to: &to })),
        summary,
        headers: heads.to_vec(),
        rows: table.collect(),
        ..Picture::default()
    })
}
