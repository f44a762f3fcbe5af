//! What is said of forms that came back, as JSON.

use super::Together;
use crate::json::{list, object, text};
use permille_engine::merge::Holder;
use permille_engine::peers::survey::FigurePlace;
use permille_exchange::tables::address::address;
use permille_exchange::tables::returns::Remark;
use permille_exchange::tables::returns::layout::figure_word;
use permille_exchange::wording::language::Language;

/// All that is said.
pub fn told(together: &Together<'_>) -> String {
    let (mut forms, mut figures, mut remarks) = (Vec::new(), Vec::new(), Vec::new());
    for file in &together.back {
        let name = text(&file.name);
        let read = match &file.forms {
            Ok(read) => read,
            Err(why) => {
                forms.push(object(&[("file", name), ("state", text("no form")), ("why", text(&why.en)), ("zh", text(&why.zh))]));
                continue;
            }
        };
        for form in read {
            let sheet = text(&form.sheet);
            match &form.read {
                Err(why) => {
                    forms.push(object(&[("file", name.clone()), ("sheet", sheet.clone()), ("state", text("not taken"))]));
                    remarks.extend(why.iter().map(|one| remark(&file.name, None, one)));
                }
                Ok(read) => {
                    let (area, year) = (text(read.mark.area.as_str()), read.mark.year.to_string());
                    forms.push(object(&[
                        ("file", name.clone()),
                        ("sheet", sheet.clone()),
                        ("state", text("read")),
                        ("round", text(read.mark.round.as_str())),
                        ("area", area.clone()),
                        ("year", year.clone()),
                        ("asked", read.asked().to_string()),
                        ("given", read.given().to_string()),
                    ]));
                    figures.extend(read.answers.iter().filter_map(|answer| {
                        let status = answer.status.map_or("null".to_owned(), |status| text(status.word().en));
                        Some(object(&[
                            ("area", area.clone()),
                            ("figure", text(&figure_word(&answer.figure))),
                            ("year", year.clone()),
                            ("value", answer.value?.to_string()),
                            ("status", status),
                            ("note", text(&answer.note)),
                            ("file", name.clone()),
                            ("cell", text(&address(answer.row, answer.column))),
                        ]))
                    }));
                    remarks.extend(read.remarks.iter().map(|one| remark(&file.name, Some(read.mark.area.as_str()), one)));
                }
            }
        }
    }
    let conflicts: Vec<String> = together
        .found
        .conflicts
        .iter()
        .map(|one| {
            let values: Vec<String> = one
                .values
                .iter()
                .map(|(holder, value)| {
                    let whose = match holder {
                        Holder::Mine => "",
                        Holder::File(file) => together.labels.get(*file).map_or("", |label| label.en.as_str()),
                    };
                    object(&[("file", text(whose)), ("value", value.to_string())])
                })
                .collect();
            object(&[&place(&one.place)[..], &[("values", format!("[{}]", values.join(", ")))]].concat())
        })
        .collect();
    let doubts: Vec<String> = together
        .merged
        .doubts
        .iter()
        .map(|doubt| {
            let kind = if doubt.about.is_slip() { "slip" } else { "outlier" };
            object(&[&place(&doubt.about.place)[..], &[("value", doubt.about.value.to_string()), ("kind", text(kind))]].concat())
        })
        .collect();
    let lists = [
        list("forms", &forms),
        list("figures", &figures),
        list("remarks", &remarks),
        list("conflicts", &conflicts),
        list("doubts", &doubts),
        list("missing", &together.found.missing.iter().map(|one| text(one.area.as_str())).collect::<Vec<_>>()),
    ];
    format!("{{\n{}\n}}", lists.join(",\n"))
}

/// Where a figure stands.
fn place(place: &FigurePlace) -> [(&'static str, String); 3] {
    [("area", text(place.area.as_str())), ("figure", text(&figure_word(&place.figure))), ("year", place.year.to_string())]
}

fn remark(file: &str, area: Option<&str>, remark: &Remark) -> String {
    let cell = remark.cell.map_or("null".to_owned(), |(row, column)| text(&address(row, column)));
    object(&[
        ("file", text(file)),
        ("area", area.map_or("null".to_owned(), text)),
        ("cell", cell),
        ("kind", text(remark.what.word())),
        ("why", text(&remark.sentence(Language::En))),
        ("zh", text(&remark.sentence(Language::Zh))),
    ])
}
