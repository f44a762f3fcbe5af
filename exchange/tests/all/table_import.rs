//! Tables as planners have them, imported: what changes, what is made, what is asked, and that one step takes it all back.

use std::sync::Arc;

use permille_engine::area::{Level, PopulationBase};
use permille_engine::edit::{Edit, Figure};
use permille_engine::model::Model;
use permille_engine::quantity::Quantity;
use permille_engine::scenario::ScenarioSet;
use permille_exchange::tables::import::{Choice, Mapping, Origin, Preview, Resolution, Role, Scale, edit, guess, preview};
use permille_exchange::tables::sheet::{self, Sheet};
use permille_exchange::wording::language::Language;

fn sheet_of(bytes: &[u8]) -> Sheet {
    sheet::read(bytes, &mut |_| {}).unwrap().sheets.remove(0)
}

fn origin() -> Origin {
    Origin { file: "昌江.csv".to_owned(), sheet: None, day: "2026-11-24".to_owned() }
}

/// A file with plans and scenarios and no areas at all.
fn empty() -> ScenarioSet {
    let mut set = crate::common::document("jiangxi-2025").set;
    set.baseline.areas = Arc::new(Vec::new());
    set.sources.clear();
    set
}

/// The preview of a CSV text, its mapping guessed and then adjusted.
fn previewed(set: &ScenarioSet, text: &str, adjust: impl FnOnce(&mut Mapping)) -> Preview {
    let sheet = sheet_of(text.as_bytes());
    let mut mapping = guess(set, &sheet, "table.csv", &crate::common::REGISTER).mapping;
    adjust(&mut mapping);
    preview(set, &sheet, &mapping, &crate::common::REGISTER)
}

/// What changes, as `code figure year before after`.
fn changes(found: &Preview) -> Vec<String> {
    let told = |value: Option<Quantity>| value.map_or("?".to_owned(), |value| value.to_string());
    let figure = |figure: &Figure| match figure {
        Figure::Population(base) => base.word().to_owned(),
        Figure::Measure(measure) => measure.to_string(),
    };
    let change = found.changes.iter();
    change
        .map(|one| format!("{} {} {} {} {}", one.area, figure(&one.figure), one.year, told(one.before), told(one.after)))
        .collect()
}

#[test]
fn an_empty_file_is_filled_from_the_census() {
    let bytes = std::fs::read(crate::common::path("../../scenarios/data/jiangxi_census2020.csv")).unwrap();
    let sheet = sheet_of(&bytes);
    let mut set = empty();
    let guessed = guess(&set, &sheet, "jiangxi_census2020.csv", &crate::common::REGISTER);
    assert_eq!(guessed.mapping.year, Some(2020));
    assert!(guessed.mapping.create);
    let found = preview(&set, &sheet, &guessed.mapping, &crate::common::REGISTER);
    assert_eq!((found.errors.len(), found.skipped.len(), found.remarks.len()), (0, 0, 0), "{:?}", found.errors);
    // 1 province, 11 cities, 100 counties, each with residents, urban, rural, 0–4, 0–14, 60 and over, 65 and over.
    assert_eq!((found.new_areas.len(), found.changes.len()), (112, 112 * 7));
    let edit = edit(&set, &found, &origin()).unwrap();
    let undo = set.apply(&edit).unwrap();
    let (model, problems) = Model::new(&set).unwrap();
    assert!(problems.is_empty());
    let levels = |level| model.areas().iter().filter(|area| area.level == level).count();
    assert_eq!([Level::Province, Level::City, Level::County].map(levels), [1, 11, 100]);
    let county = model.areas().iter().find(|area| area.code.as_str() == "360202").unwrap();
    assert_eq!((county.name.zh.as_str(), county.parent.as_ref().unwrap().as_str()), ("昌江区", "360200"));
    let resident = &county.population[&PopulationBase::Resident];
    assert_eq!(resident.values[&2020].to_string(), "201363");
    assert_eq!(set.sources[resident.source.as_ref().unwrap()].zh, "导入自“昌江.csv”，2026-11-24");
    set.apply(&undo).unwrap();
    assert_eq!(set, empty());
}

#[test]
fn parents_that_are_missing_are_proposed() {
    let text = "代码,名称,设区市,常住人口\n360121,南昌县,南昌市,1\n360123,安义县,南昌市,2\n429004,仙桃市,,3\n110101,东城区,,4\n360202100,鲇鱼山镇,,5\n";
    let found = previewed(&empty(), text, |mapping| mapping.year = Some(2020));
    let made: Vec<_> =
        found.new_areas.iter().map(|new| (new.area.code.as_str(), new.area.name.zh.as_str(), new.row.is_some())).collect();
    assert_eq!(
        made,
        [
            ("110000", "北京市", false),
            ("110101", "东城区", true),
            ("360000", "江西省", false),
            ("360100", "南昌市", false),
            ("360121", "南昌县", true),
            ("360123", "安义县", true),
            ("360200", "景德镇市", false),
            ("360202", "昌江区", false),
            ("360202100", "鲇鱼山镇", true),
            ("420000", "湖北省", false),
            ("429004", "仙桃市", true),
        ]
    );
    let mut set = empty();
    set.apply(&edit(&set, &found, &origin()).unwrap()).unwrap();
    assert!(Model::new(&set).is_ok());
}

#[test]
fn a_statistical_table_in_ten_thousands_without_codes_is_understood() {
    let set = crate::common::document("jiangxi-2025").set;
    let text = "2023年各县（市、区）人口\n单位：万人\n地区,常住人口,城镇人口\n昌江区,20.15,16.1\n浮梁,27.3,—\n珠山,38.4,38.4\n合计,85.85,\n注：来自公报,,\n";
    let found = previewed(&set, text, |_| {});
    assert_eq!(found.errors, []);
    assert_eq!(
        changes(&found),
        [
            "360202 resident 2023 ? 201500",
            "360202 urban 2023 ? 161000",
            "360222 resident 2023 ? 273000",
            "360203 resident 2023 ? 384000",
            "360203 urban 2023 ? 384000",
        ]
    );
    // The total is compared, and the note is no row of an area.
    assert_eq!((found.skipped.as_slice(), found.totals.len(), found.totals[0].agrees()), ([].as_slice(), 1, true));
    assert_eq!(found.outside.len(), 2);
}

#[test]
fn every_encoding_and_separator_comes_to_the_same() {
    let set = crate::common::document("changjiang-2030").set;
    let text = "代码;名称;常住人口（万人）\r\n360202;昌江区;20,5\r\n".replace("20,5", "20.5");
    let (gb, _, _) = encoding_rs::GB18030.encode(&text);
    for bytes in [text.as_bytes(), &gb] {
        let sheet = sheet_of(bytes);
        let found =
            preview(&set, &sheet, &guess(&set, &sheet, "2024年.csv", &crate::common::REGISTER).mapping, &crate::common::REGISTER);
        assert_eq!(changes(&found), ["360202 resident 2024 ? 205000"]);
    }
}

#[test]
fn one_figure_a_row_is_understood_with_its_unit_and_year() {
    let set = crate::common::document("changjiang-2030").set;
    let text = "地区,指标,年份,数值,单位\n昌江区,常住人口,2021,20.2,万人\n昌江区,城镇人口,2021,160000,人\n昌江区,childcare-places,2021,1200,个\n昌江区,执业（助理）医师,2021年,300,人\n";
    let found = previewed(&set, text, |_| {});
    let told = changes(&found);
    assert_eq!(told[..2], ["360202 resident 2021 ? 202000", "360202 urban 2021 ? 160000"]);
    assert!(found.errors.len() + told.len() == 4, "{found:?}");
}

#[test]
fn years_side_by_side_are_columns_of_their_own() {
    let set = crate::common::document("changjiang-2030").set;
    let found = previewed(&set, "名称,2021年常住人口,2022年常住人口（万人）\n昌江区,202000,20.3\n", |_| {});
    assert_eq!(changes(&found), ["360202 resident 2021 ? 202000", "360202 resident 2022 ? 203000"]);
}

#[test]
fn a_rate_is_turned_into_a_number_by_the_residents_of_the_year() {
    let mut set = crate::common::document("changjiang-2030").set;
    set.plans = crate::common::plans();
    let beds = set.plans.iter().flat_map(|plan| &plan.measures).find(|measure| measure.whole && measure.unit.zh == "张").unwrap();
    let text = format!("名称,年份,{},常住人口\n昌江区,2031,4.5,200002\n昌江区,2032,4.5,\n", beds.id);
    let found = previewed(&set, &text, |mapping| {
        let Role::Figure { scale, .. } = &mut mapping.columns[2] else { panic!("{mapping:?}") };
        *scale = Scale::Per(1_000);
    });
    // 4.5 × 200,002 ÷ 1,000 = 900.009, so 900 beds; of 2032 the residents are not known.
    assert!(changes(&found).contains(&format!("360202 {} 2031 ? 900", beds.id)), "{found:?}");
    assert_eq!(found.errors.len(), 1);
    assert!(found.errors[0].sentence(Language::En).contains("residents of this area and year are not known"));
}

#[test]
fn a_name_that_is_nearly_right_is_offered_and_waits() {
    let set = crate::common::document("jiangxi-2025").set;
    let text = "名称,常住人口,年份\n昌讧区,201364,2020\n某某开发区,5,2020\n";
    let found = previewed(&set, text, |_| {});
    assert_eq!(found.changes, []);
    let Resolution::Open(offers) = &found.labels[0].resolution else { panic!("{found:?}") };
    assert_eq!(offers[0].as_str(), "360202");
    let label = found.labels[0].label.clone();
    let decided = previewed(&set, text, |mapping| {
        mapping.choices.insert(label, Choice::Area("360202".into()));
    });
    assert_eq!(changes(&decided), ["360202 resident 2020 201363 201364"]);
}

#[test]
fn an_error_stops_everything_unless_it_is_left_out() {
    let set = crate::common::document("changjiang-2030").set;
    let text = "名称,年份,常住人口,城镇人口\n昌江区,2024,20万,-5\n";
    let stopped = previewed(&set, text, |_| {});
    assert!(!stopped.is_ready() && edit(&set, &stopped, &origin()).is_none());
    let rest = previewed(&set, text, |mapping| mapping.leave_out = true);
    assert_eq!((changes(&rest).len(), rest.left_out.len(), rest.is_ready()), (1, 1, true));
}

#[test]
fn an_empty_cell_leaves_a_figure_or_clears_it_as_is_asked() {
    let set = crate::common::document("jiangxi-2025").set;
    let text = "代码,年份,常住人口,城镇人口\n360202,2020,201364,\n";
    assert_eq!(changes(&previewed(&set, text, |_| {})), ["360202 resident 2020 201363 201364"]);
    let cleared = previewed(&set, text, |mapping| mapping.clear = true);
    assert_eq!(changes(&cleared), ["360202 resident 2020 201363 201364", "360202 urban 2020 159187 ?"]);
}

#[test]
fn a_source_of_other_years_stays_and_the_note_names_the_new_one() {
    let mut set = crate::common::document("changjiang-2030").set;
    let found = previewed(&set, "代码,年份,常住人口\n360202,2024,205000\n", |_| {});
    let before = set.baseline.areas[0].population[&PopulationBase::Resident].source.clone();
    let Edit::All(edits) = edit(&set, &found, &origin()).unwrap() else { panic!() };
    assert_eq!(edits.len(), 2);
    set.apply(&Edit::All(edits)).unwrap();
    let area = set.baseline.areas.iter().find(|area| area.code.as_str() == "360202").unwrap();
    let series = &area.population[&PopulationBase::Resident];
    assert_eq!(series.source, before);
    assert!(series.note.as_ref().unwrap().contains("2024: 昌江.csv, 2026-11-24"), "{series:?}");
}

#[test]
fn a_column_in_another_unit_than_what_is_known_is_remarked_on() {
    let set = crate::common::document("jiangxi-2025").set;
    let text = "名称,年份,常住人口\n昌江区,2021,20\n浮梁县,2021,27\n珠山区,2021,38\n乐平市,2021,75\n";
    let found = previewed(&set, text, |_| {});
    assert!(found.remarks.iter().any(|remark| remark.sentence(Language::En).contains("1/10000")), "{:?}", found.remarks);
}

#[test]
fn words_that_look_like_formulas_come_back_as_they_were() {
    let mut set = crate::common::document("tutorial").set;
    let name = "'=1+1";
    Arc::make_mut(&mut set.baseline.areas)[0].name.zh = name.to_owned();
    let csv = permille_exchange::office::export::csv(&permille_exchange::office::export::grid(
        &set,
        2022,
        permille_exchange::office::export::Columns::Known,
        Language::Zh,
    ));
    assert!(csv.contains("\"''=1+1\""));
    let sheet = sheet_of(csv.as_bytes());
    let mut none = set.clone();
    none.baseline.areas = Arc::new(Vec::new());
    let mapping = guess(&none, &sheet, "x", &crate::common::REGISTER).mapping;
    let found = preview(&none, &sheet, &mapping, &crate::common::REGISTER);
    // 369901 is no code of a real county; it has the form of one.
    assert!(found.new_areas.iter().any(|new| new.area.name.zh == name), "{found:?}");
}

#[test]
fn a_workbook_before_2007_is_read_like_any_other() {
    let set = crate::common::document("jiangxi-2025").set;
    let sheet = sheet_of(&std::fs::read(crate::common::path("tables/people.xls")).unwrap());
    assert_eq!(sheet.name, "人口");
    let found =
        preview(&set, &sheet, &guess(&set, &sheet, "people.xls", &crate::common::REGISTER).mapping, &crate::common::REGISTER);
    assert_eq!(changes(&found), ["360202 resident 2021 ? 201500", "360202 urban 2021 ? 161000", "360203 resident 2021 ? 384000"]);
    assert_eq!(found.errors.len(), 1);
    assert!(found.errors[0].sentence(Language::En).starts_with("D5 “城镇人口”: “2021-11-01” is a date"), "{:?}", found.errors);
}

#[test]
fn a_workbook_is_read_as_the_spreadsheet_shows_it() {
    let book = sheet::read(&std::fs::read(crate::common::path("tables/people.xlsx")).unwrap(), &mut |_| {}).unwrap();
    // The hidden sheet is left out.
    let [sheet] = book.sheets.as_slice() else { panic!("{book:?}") };
    let row = |row: usize| (0..5).map(|column| sheet.cell(row, column)).collect::<Vec<_>>();
    assert_eq!(row(2), ["昌江区", "360202", "2021", "201500", "25.15%"]);
    // A formula that was never computed has no value; a sum of tenths is what it looks like; a day is a day.
    assert_eq!(row(3), ["珠山区", "360203", "2021", "", ""]);
    assert_eq!(row(4), ["浮梁县", "360222", "2021", "0.3", "2021-11-01"]);
}
