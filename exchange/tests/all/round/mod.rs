//! The round of a hundred counties: forms go out, come back filled in well or badly, and nothing of it is lost or guessed.

mod filled;
mod province;
mod saved;

use permille_engine::area::{Level, PopulationBase};
use permille_engine::edit::Figure;
use permille_engine::id::AreaCode;
use permille_engine::model::Model;
use permille_engine::scenario::ScenarioSet;
use permille_exchange::office::ask::{Ask, Needs, Shape, ask};
use permille_exchange::tables::import::Known;
use permille_exchange::tables::returns::layout::{HEAD_ROW, Status};
use permille_exchange::tables::returns::{What, of_book, read, told};
use permille_exchange::tables::sheet::{self, Sheet};
use permille_exchange::wording::language::Language;

use self::filled::Filling;

/// What asks these counties of the shipped province for the figures of 2025.
fn of(codes: &[&str], shape: Shape, language: Language) -> (ScenarioSet, Ask) {
    let set = crate::common::document("jiangxi-2025").set;
    let areas = codes.iter().map(|code| AreaCode::from(*code)).collect();
    let plans = set.plans.iter().map(|plan| plan.id.clone()).collect();
    let (from, deadline) = ("省卫生健康委规划处".to_owned(), "2026年12月20日".to_owned());
    (set, Ask { areas, plans, year: 2025, deadline, from, shape, language, day: (2026, 11, 30) })
}

/// The form of one county, as it is sent out.
fn one(language: Language) -> (ScenarioSet, Vec<u8>) {
    let (set, asked) = of(&["360202"], Shape::Files, language);
    let made = ask(&set, &asked, &mut |_| {}).unwrap();
    assert_eq!(made.ending, "xlsx");
    (set, made.bytes)
}

fn sheets(bytes: &[u8]) -> Vec<Sheet> {
    sheet::read(bytes, &mut |_| {}).unwrap().sheets
}

/// The row of a figure on a form.
fn row_of(sheet: &Sheet, word: &str) -> usize {
    (HEAD_ROW..sheet.rows().len()).find(|&row| sheet.cell(row, 0).starts_with(&format!("{word}¦"))).unwrap()
}

#[test]
fn a_form_asks_for_what_the_plans_need_and_no_more() {
    let (set, asked) = of(&["360202"], Shape::Files, Language::Zh);
    let (model, _) = Model::new(&set).unwrap();
    let county = model.tree().position(&asked.areas[0]).unwrap();
    let needs = Needs::of(&model);
    let norms = needs.norms(county);
    let figures = needs.figures(&norms, &asked.plans);
    assert_eq!(figures[0], Figure::Population(PopulationBase::Resident));
    // Childcare places by people of the province are those of its counties; its key specialities are no county's share.
    let has = |id: &str| figures.iter().any(|figure| matches!(figure, Figure::Measure(measure) if measure.as_str() == id));
    assert!(has("childcare-places") && has("ambulances"), "{figures:?}");
    assert!(!has("provincial-key-specialities"));
    for plan in needs.plans(norms.iter().copied()) {
        let fewer = needs.figures(&norms, std::slice::from_ref(&plan));
        assert!(!fewer.is_empty() && fewer.iter().all(|figure| figures.contains(figure)), "{plan}");
    }
    assert!(needs.figures(&norms, &[]).is_empty());
    let (set, bytes) = one(Language::Zh);
    let form = &sheets(&bytes)[0];
    assert_eq!(form.rows().len(), HEAD_ROW + 1 + figures.len());
    // The last value and its year stand beside the cell to be filled in.
    let row = row_of(form, "people:resident");
    let area = set.baseline.areas.iter().find(|area| area.code.as_str() == "360202").unwrap();
    let (year, people) = area.population[&PopulationBase::Resident].latest(2025).unwrap();
    assert_eq!((form.cell(row, 3), form.cell(row, 4)), (people.to_string().as_str(), year.to_string().as_str()));
    assert!(form.marks.hidden_columns.contains(&0), "the marks are not seen");
}

#[test]
fn every_figure_is_explained_beside_the_form() {
    for (language, clause) in [(Language::Zh, "》"), (Language::En, ", ")] {
        let (_, bytes) = one(language);
        let [form, guide] = &sheets(&bytes)[..] else { panic!("a form and its instructions") };
        let lines: Vec<&str> = (0..guide.rows().len()).map(|row| guide.cell(row, 1)).collect();
        for row in HEAD_ROW + 1..form.rows().len() {
            let name = form.cell(row, 1);
            let line = lines.iter().find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("{name} is not explained"));
            // What it is for, with the clause; residents have a sentence of their own.
            assert!(line.contains(clause) || form.cell(row, 0).starts_with("people:"), "{line}");
            assert!(line.chars().count() > name.chars().count() + 12, "{line}");
        }
    }
}

#[test]
fn only_the_cells_to_be_filled_in_are_unlocked() {
    let (_, bytes) = one(Language::En);
    let filling = Filling::of(&bytes);
    for part in ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"] {
        let protection = filling.part(part).split("<sheetProtection").nth(1).unwrap().split("/>").next().unwrap();
        assert!(!protection.contains("password") && !protection.contains("hash"), "{protection}");
    }
    let sheet = filling.part("xl/worksheets/sheet1.xml");
    let locked: Vec<bool> = filling
        .part("xl/styles.xml")
        .split("<cellXfs")
        .nth(1)
        .unwrap()
        .split("<xf ")
        .skip(1)
        .map(|xf| !xf.contains("locked=\"0\""))
        .collect();
    for cell in sheet.split("<c r=\"").skip(1) {
        let (place, rest) = cell.split_once('"').unwrap();
        let style: usize = rest.split("s=\"").nth(1).map_or(0, |style| style.split('"').next().unwrap().parse().unwrap());
        let column = place.trim_end_matches(|letter: char| letter.is_ascii_digit());
        let row: usize = place[column.len()..].parse().unwrap();
        let entry = row > HEAD_ROW + 1 && ["F", "G", "H"].contains(&column);
        assert_eq!(locked[style], !entry, "{place}");
    }
    assert!(sheet.contains("type=\"whole\"") && sheet.contains("type=\"list\""));
    assert!(sheet.contains("Observed,Estimated,Not known"));
}

#[test]
fn a_form_is_known_whatever_it_is_called_and_says_what_was_filled_in() {
    for language in Language::ALL {
        let (set, bytes) = one(language);
        let form = &sheets(&bytes)[0];
        let row = |word: &str| row_of(form, word);
        let mut filling = Filling::of(&bytes);
        let status = |status: Status| if language == Language::Zh { status.word().zh } else { status.word().en };
        filling.number(row("people:resident"), 5, "201900");
        filling.text(row("people:urban"), 5, "15.2万");
        filling.text(row("people:urban"), 6, status(Status::Estimated));
        filling.text(row("people:urban"), 7, "按公安口径推算");
        filling.text(row("people:rural"), 6, status(Status::NotKnown));
        filling.text(row("measure:childcare-places"), 5, "约500");
        filling.text(row("measure:ambulances"), 5, "无");
        let bytes = filling.bytes();
        let forms = of_book(&set, &sheets(&bytes), "随便改的名字.xlsx", "2026-12-01").unwrap();
        let returned = forms[0].read.as_ref().unwrap();
        assert_eq!((returned.mark.area.as_str(), returned.mark.year, returned.given()), ("360202", 2025, 2));
        let said = |word: &str| returned.remarks.iter().filter(|remark| remark.what.word() == word).count();
        assert_eq!((said("not-known"), said("no-figure")), (1, 2));
        assert_eq!(said("not-answered"), returned.asked() - 5);
        let cells: Vec<(usize, usize)> =
            returned.remarks.iter().filter(|remark| remark.what.word() == "no-figure").filter_map(|remark| remark.cell).collect();
        assert!(cells.contains(&(row("measure:childcare-places"), 5)) && cells.contains(&(row("measure:ambulances"), 5)));
        let sentences = told(&returned.remarks);
        assert!(sentences.iter().any(|one| one.zh.contains("约500")), "{sentences:?}");
        // Nothing that was not said is in the set.
        let own = &forms[0].set.as_ref().unwrap().baseline.areas[0];
        assert_eq!((own.population.len(), own.measures.len()), (2, 0));
        let urban = &own.population[&PopulationBase::Urban];
        assert_eq!(urban.values.get(&2025).map(ToString::to_string).as_deref(), Some("152000"));
        let note = urban.note.as_deref().unwrap();
        assert!(note.contains("按公安口径推算") && note.contains(status(Status::Estimated)), "{note}");
        let source = forms[0].set.as_ref().unwrap().sources.values().next().unwrap();
        assert!(source.zh.contains("随便改的名字.xlsx") && source.en.contains("随便改的名字.xlsx"), "{source:?}");
    }
}

#[test]
fn a_form_that_was_changed_gives_no_figure_that_might_be_another() {
    let (set, bytes) = one(Language::Zh);
    let form = &sheets(&bytes)[0];
    let known = Known::new(&set);
    let people = row_of(form, "people:resident");
    let changed = |change: &dyn Fn(&mut Filling)| {
        let mut filling = Filling::of(&bytes);
        filling.number(people, 5, "201900");
        change(&mut filling);
        read(&sheets(&filling.bytes())[0], &known).unwrap()
    };
    let stop = |change: &dyn Fn(&mut Filling)| changed(change).unwrap_err().remove(0).what.word();
    assert_eq!(stop(&|filling| filling.text(3, 2, "360203")), "code-changed");
    assert_eq!(stop(&|filling| filling.text(HEAD_ROW, 5, "2024年数值")), "year-changed");
    assert_eq!(stop(&|filling| filling.text(HEAD_ROW, 7, "2025年数值")), "year-changed", "two heads are the same");
    assert_eq!(stop(&|filling| filling.text(0, 0, "permille-form¦9")), "unreadable");
    let remark = |change: &dyn Fn(&mut Filling)| {
        let returned = changed(change).unwrap();
        let words: Vec<&str> =
            returned.remarks.iter().map(|one| &one.what).filter(|what| !what.is_gap()).map(What::word).collect();
        (words, returned.given())
    };
    assert_eq!(remark(&|filling| filling.text(people, 2, "万人")), (vec!["unit-changed"], 0));
    assert_eq!(remark(&|filling| filling.text(people, 1, "户籍人口")), (vec!["name-changed"], 0));
    assert_eq!(remark(&|filling| filling.text(2, 2, "昌江区卫健委")), (vec!["area-renamed"], 1));
    assert_eq!(remark(&|filling| filling.remove_row(people)), (vec!["row-missing"], 0));
    assert_eq!(remark(&|filling| filling.text(people, 6, "大概")), (vec!["status-unknown"], 1));
    assert_eq!(remark(&|filling| filling.text(people, 6, "不详")), (vec!["value-and-not-known"], 0));
    assert_eq!(remark(&|filling| filling.formula(people, 5, "1+1")), (vec!["uncomputed"], 0));
    assert_eq!(remark(&|filling| filling.text(form.rows().len(), 1, "另加一行")), (vec!["row-added"], 1));
    assert_eq!(remark(&|filling| filling.text(people, 9, "旁注")), (vec!["column-added"], 1));
    // What stands in a hidden column was filled in all the same, and nobody sees it.
    let (words, given) = remark(&|filling| filling.hide_column(5));
    assert_eq!((words, given), (vec!["entry-hidden"], 1));
    // How much of what somebody wrote stays out, for the headline.
    let left_out = |change: &dyn Fn(&mut Filling)| changed(change).unwrap().left_out();
    assert_eq!(left_out(&|_| {}), 0, "what is blank is not left out");
    assert_eq!(left_out(&|filling| filling.hide_column(5)), 0);
    assert_eq!(left_out(&|filling| filling.text(people, 6, "大概")), 0, "the value is taken");
    assert_eq!(left_out(&|filling| filling.text(people, 5, "约500")), 1);
    let key = form.cell(people, 0).to_owned();
    assert_eq!(remark(&|filling| filling.text(people + 1, 0, &key)).0, ["row-twice", "row-twice", "row-missing"]);
}

#[test]
fn rows_and_columns_that_came_between_move_nothing_to_another_figure() {
    let (set, bytes) = one(Language::Zh);
    let form = &sheets(&bytes)[0];
    let people = row_of(form, "people:resident");
    let mut filling = Filling::of(&bytes);
    filling.number(people, 5, "201900");
    filling.remove_row(people + 1);
    let filled = sheets(&filling.bytes()).remove(0);
    let moved = |change: &dyn Fn(&mut Vec<Vec<String>>)| {
        let mut rows = filled.rows().to_vec();
        change(&mut rows);
        let returned = read(&Sheet::new("昌江区", rows), &Known::new(&set)).unwrap().unwrap();
        let words: Vec<&str> =
            returned.remarks.iter().map(|one| &one.what).filter(|what| !what.is_gap()).map(What::word).collect();
        let value = returned.answers.iter().find_map(|answer| answer.value).map(|value| value.to_string());
        assert_eq!((returned.given(), value.as_deref()), (1, Some("201900")));
        words
    };
    assert_eq!(moved(&|_| {}), ["row-missing"]);
    assert_eq!(moved(&|rows| rows.insert(0, vec![String::new(), "领导批示".to_owned()])), ["row-missing"]);
    assert_eq!(moved(&|rows| rows.insert(1, Vec::new())), ["row-missing"]);
    assert_eq!(moved(&|rows| rows[HEAD_ROW + 1..].reverse()), ["row-missing"]);
    let column = moved(&|rows| rows.iter_mut().filter(|row| row.len() > 2).for_each(|row| row.insert(2, "批注".to_owned())));
    assert_eq!(column, ["column-added", "row-missing"]);
}

#[test]
fn several_areas_are_one_workbook_with_a_sheet_each_or_a_workbook_each() {
    let codes = ["360202", "360203", "360222"];
    let (set, asked) = of(&codes, Shape::Sheets, Language::Zh);
    let made = ask(&set, &asked, &mut |_| {}).unwrap();
    assert_eq!(made.ending, "xlsx");
    let book = sheets(&made.bytes);
    assert_eq!(book.iter().map(|sheet| sheet.name.as_str()).collect::<Vec<_>>(), ["昌江区", "珠山区", "浮梁县", "填报说明"]);
    let forms = of_book(&set, &book, "三县.xlsx", "2026-12-01").unwrap();
    let areas: Vec<&str> = forms.iter().map(|form| form.read.as_ref().unwrap().mark.area.as_str()).collect();
    assert_eq!(areas, codes);
    assert!(forms.iter().all(|form| form.set.is_none()), "nothing is answered, and nothing is zero");
    let (_, asked) = of(&codes, Shape::Files, Language::Zh);
    let archive = ask(&set, &asked, &mut |_| {}).unwrap();
    assert_eq!(archive.ending, "zip");
    let names = filled::names(&archive.bytes);
    assert_eq!(names[0], "360202 昌江区 2025年数据填报表.xlsx");
    assert_eq!(names.len(), 3);
    assert_eq!(ask(&set, &asked, &mut |_| {}).unwrap(), archive, "the same ask gives the same bytes");
    let (_, nobody) = of(&["999999"], Shape::Files, Language::Zh);
    assert!(ask(&set, &nobody, &mut |_| {}).is_err());
}

#[test]
fn every_level_can_be_asked() {
    let set = crate::common::document("jiangxi-2025").set;
    let (model, _) = Model::new(&set).unwrap();
    for level in [Level::City, Level::County] {
        let areas: Vec<usize> = (0..model.areas().len()).filter(|&area| model.areas()[area].level == level).collect();
        let needs = Needs::of(&model);
        let plans = needs.plans(needs.norms(areas[0]));
        assert!(areas.iter().all(|&area| needs.figures(&needs.norms(area), &plans).len() > 5), "{level:?}");
    }
}

#[test]
fn a_table_that_is_no_form_is_none() {
    let set = crate::common::document("jiangxi-2025").set;
    let table = sheets("代码,地区,2020年常住人口\n360102,东湖区,600000\n".as_bytes());
    assert!(of_book(&set, &table, "表.csv", "2026-12-01").is_none());
}
