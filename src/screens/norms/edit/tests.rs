use std::sync::Arc;

use permille_engine::area::Level;
use permille_engine::id::NormId;
use permille_engine::model::{Model, Standing};
use permille_engine::name::Name;
use permille_engine::norm::{Class, Domain, Norm};
use permille_engine::plan::{Measure, Plan};
use permille_engine::plan_diff::{Change, Difference};
use permille_engine::scenario::ScenarioSet;
use permille_exchange::files::{plan_file, scenario_file, shipped};
use permille_exchange::wording::language::Language;

use super::apply;
use super::draft::{Counted, Draft, Home, TargetDraft};
use super::head::HeadDraft;
use super::preview::{self, Preview, Sight};
use super::reading::{self, Field, Reading};
use crate::text::Say;
use crate::text::plan_edit::kinds::Kind;
use crate::text::plan_edit::{Complaint, HeadComplaint, differs};

const CHILDCARE: &str = "childcare-places-per-1000";

fn plans() -> Vec<Arc<Plan>> {
    shipped::plans().unwrap()
}

/// The shipped province.
fn province() -> ScenarioSet {
    scenario_file::read(shipped::scenario("jiangxi-2025").unwrap(), &plans()).unwrap().0.set
}

fn measures(set: &ScenarioSet) -> Vec<Measure> {
    Model::new(set).unwrap().0.measures().to_vec()
}

fn found<'a>(set: &'a ScenarioSet, norm: &str) -> (&'a Arc<Plan>, &'a Norm) {
    set.plans.iter().find_map(|plan| Some((plan, plan.norm(&norm.into())?))).unwrap()
}

fn draft_of(set: &ScenarioSet, norm: &str) -> Draft {
    let (plan, norm) = found(set, norm);
    Draft::of(plan, norm)
}

fn read(set: &ScenarioSet, draft: &Draft) -> Reading {
    reading::read(draft, preview::head(set, &draft.home).years.1, &measures(set))
}

fn previewed(set: &ScenarioSet, draft: &Draft, area: usize) -> Result<Preview, Vec<permille_engine::problem::Problem>> {
    let reading = read(set, draft);
    let norm = reading.norm.clone().unwrap();
    let sight = Sight { set, scenario: &set.scenarios[0], area, year: 2025 };
    let known = measures(set).into_iter().chain(reading.measure);
    preview::preview(sight, &preview::head(set, &draft.home), &norm, known.collect())
}

/// A complete norm of one's own: 2.5 care stations for every 10,000 people aged 60 and over.
fn own() -> Draft {
    let home =
        Home::New {
            title: Name::new("本市养老实施方案", ""), number: " 景府发〔2026〕3号 ".to_owned(), issuer: Name::default()
        };
    let mut draft = Draft::blank(home, Level::County, Domain::LifeCourse, "2030".to_owned());
    draft.name = Name::new("每万人养老服务站", "");
    draft.measure = Counted::New { name: Name::default(), unit: Name::new("个", "stations"), whole: true };
    draft.per = "1万".to_owned();
    draft.targets[0].put(0, "２．５".to_owned());
    draft.clause = "二(三)".to_owned();
    draft.statement = Name::new("", "Two and a half for every ten thousand.");
    draft
}

fn kind(word: &str) -> &'static Kind {
    Kind::from_word(word).unwrap()
}

#[test]
fn every_shipped_norm_is_read_from_its_draft_as_it_was() {
    let set = ScenarioSet { plans: plans(), ..province() };
    let known = measures(&set);
    for plan in &set.plans {
        for norm in &plan.norms {
            let reading = reading::read(&Draft::of(plan, norm), plan.years.1, &known);
            assert_eq!(reading.complaints, [], "{}", norm.id);
            assert_eq!(reading.norm.as_ref(), Some(norm), "{}", norm.id);
        }
    }
}

#[test]
fn a_changed_target_is_worked_out_on_the_open_areas() {
    let set = province();
    let mut draft = draft_of(&set, CHILDCARE);
    draft.targets[0].put(0, "5".to_owned());
    let preview = previewed(&set, &draft, 0).unwrap();
    // 5 places for every 1,000 residents of each county, rounded up in each: none is lost.
    let counties = set.baseline.areas.iter().filter(|area| area.level == Level::County);
    let people = counties.map(|county| county.population.values().next().unwrap().values[&2020].trunc());
    let (count, places) = people.fold((0, 0), |(count, sum), people| (count + 1, sum + (people * 5 + 999) / 1_000));
    assert_eq!((preview.bound, preview.within), (count, count));
    let year = preview.years.iter().find(|year| year.year == 2025).unwrap();
    assert_eq!(year.required.map(|required| required.to_string()), Some(places.to_string()));
    assert_eq!(preview.standing, Standing::Above);
}

#[test]
fn an_empty_form_says_what_is_missing_from_the_top_down() {
    let set = province();
    let home = Home::New { title: Name::default(), number: String::new(), issuer: Name::default() };
    let draft = Draft::blank(home, Level::County, Domain::Digital, "2025".to_owned());
    let fields: Vec<_> = read(&set, &draft).complaints.into_iter().map(|(field, _)| field).collect();
    let expected = [Field::PlanTitle, Field::Name, Field::Unit, Field::Value(0, 0), Field::Clause, Field::Statement];
    assert_eq!(fields, expected);
}

#[test]
fn what_is_typed_wrongly_is_said_at_its_field() {
    let set = province();
    let complaint = |change: &dyn Fn(&mut Draft), field: Field| {
        let mut draft = own();
        change(&mut draft);
        let reading = read(&set, &draft);
        assert!(reading.norm.is_none(), "{field:?}");
        reading.complaint(field).cloned()
    };
    let bracket = |starts: [&'static str; 3]| {
        move |draft: &mut Draft| {
            draft.kind = kind("bracket");
            draft.brackets = starts.map(str::to_owned).to_vec();
            (0..3).for_each(|part| draft.targets[0].put(part, "1".to_owned()));
        }
    };
    assert_eq!(complaint(&|draft| draft.per = "0".to_owned(), Field::Per), Some(Complaint::NotPositive));
    assert_eq!(complaint(&|draft| draft.per = "1.5".to_owned(), Field::Per), Some(Complaint::NotPeople));
    assert_eq!(complaint(&|draft| draft.per = "99亿".to_owned(), Field::Per), Some(Complaint::NotPeople));
    assert_eq!(complaint(&|draft| draft.targets[0].year = "20 25".to_owned(), Field::Year(0)), Some(Complaint::NotAYear));
    assert_eq!(complaint(&|draft| draft.targets[0].month = "13".to_owned(), Field::Month(0)), Some(Complaint::NotAMonth));
    assert_eq!(complaint(&|draft| draft.targets[0].upper = "2".to_owned(), Field::Upper(0)), Some(Complaint::BelowValue));
    assert_eq!(complaint(&|draft| draft.targets.clear(), Field::Targets), Some(Complaint::Missing));
    assert_eq!(complaint(&bracket(["1", "2", "3"]), Field::Part(0)), Some(Complaint::StartsAtZero));
    assert_eq!(complaint(&bracket(["0", "30万", "30万"]), Field::Part(2)), Some(Complaint::NotAscending));
    assert_eq!(complaint(&|draft| draft.kind = kind("share-of-stock"), Field::Of), Some(Complaint::Missing));
    let counted = |draft: &mut Draft| {
        draft.kind = kind("indicator");
        draft.measure = Counted::Known("childcare-places".into());
    };
    assert_eq!(complaint(&counted, Field::Measure), Some(Complaint::OtherNature));
    let later_first = |draft: &mut Draft| {
        draft.add_target();
        draft.targets[1] = TargetDraft { year: "2029".to_owned(), ..draft.targets[0].clone() };
    };
    assert_eq!(complaint(&later_first, Field::Year(1)), Some(Complaint::NotAscending));
    let a_sum_of_nothing = |draft: &mut Draft| {
        draft.kind = kind("sum-of-ratios");
        draft.targets[0].values = vec!["0".to_owned(), "10000".to_owned()];
    };
    assert_eq!(complaint(&a_sum_of_nothing, Field::Value(0, 0)), Some(Complaint::NotPositive));
}

#[test]
fn a_norm_of_ones_own_stands_in_a_plan_of_ones_own() {
    let set = province();
    let draft = own();
    let (plans, id) = apply::saved(&set, &plans(), &draft, &read(&set, &draft)).unwrap();
    let plan = plans.last().unwrap();
    assert_eq!(plan.id.as_str(), "own-360000-1");
    assert_eq!(plan.number.as_deref(), Some("景府发〔2026〕3号"));
    assert_eq!(plan.territory.as_str(), "360000");
    // Where one language is left empty, the other stands for both.
    assert_eq!(plan.title, Name::new("本市养老实施方案", "本市养老实施方案"));
    assert_eq!(plan.issuer.en, set.baseline.areas[0].name.en);
    let norm = plan.norm(&id).unwrap();
    assert_eq!((norm.id.as_str(), norm.class), ("own-360000-1-norm-1", Class::Norm));
    assert_eq!(norm.measure, plan.measures[0].id);
    assert_eq!(plan_file::read("own.toml", &plan_file::write(plan)).unwrap(), **plan);
    let next = ScenarioSet { plans, ..set };
    assert!(Model::new(&next).is_ok());
    // The next one goes into the same plan, under an id of its own.
    let mut more = own();
    more.home = Home::Plan("own-360000-1".into());
    let (plans, id) = apply::saved(&next, &super::tests::plans(), &more, &read(&next, &more)).unwrap();
    assert_eq!((plans.len(), id.as_str()), (next.plans.len(), "own-360000-1-norm-2"));
    assert_eq!(plans.last().unwrap().measures[1].id.as_str(), "own-360000-1-measure-2");
}

#[test]
fn a_share_declares_what_it_is_a_share_of() {
    let set = province();
    let mut draft = own();
    draft.kind = kind("share-of-stock");
    draft.of = "childcare-places".to_owned();
    let (plans, id) = apply::saved(&set, &plans(), &draft, &read(&set, &draft)).unwrap();
    let plan = plans.last().unwrap();
    assert!(plan.norm(&id).unwrap().rule.of().is_some());
    assert!(plan.measures.iter().any(|measure| measure.id.as_str() == "childcare-places"));
}

#[test]
fn a_change_is_told_and_can_be_taken_back() {
    let set = province();
    let shipped = plans();
    let mut draft = draft_of(&set, CHILDCARE);
    draft.targets[0].put(0, "4.8".to_owned());
    let (changed, id) = apply::saved(&set, &shipped, &draft, &read(&set, &draft)).unwrap();
    let plan = changed.iter().find(|plan| plan.norm(&id).is_some()).unwrap();
    let differences = apply::changes(&shipped, plan);
    let [Difference::Norm(Change::Changed { .. }, _)] = differences.as_slice() else { panic!("{differences:?}") };
    let original = apply::original(&shipped, plan).unwrap();
    let said = |language| differs::said(language, original, plan, &differences[0]).sentences.join(" ");
    assert_eq!(said(Language::En), "Target (2025): was “4.5 places per 1,000”, is now “4.8 places per 1,000”.");
    assert_eq!(said(Language::Zh), "目标（2025）：原为“每千人 4.5 个”，现为“每千人 4.8 个”。");
    let back = apply::norm_restored(&changed, &shipped, &id).unwrap();
    assert!(back.iter().zip(&set.plans).all(|(one, other)| Arc::ptr_eq(one, other)));
}

#[test]
fn a_norm_taken_away_comes_back_in_its_place() {
    let set = province();
    let shipped = plans();
    let id = NormId::from(CHILDCARE);
    let without = apply::without(&set.plans, &shipped, &id);
    assert!(without.iter().all(|plan| plan.norm(&id).is_none()));
    assert_eq!(apply::norm_restored(&without, &shipped, &id).unwrap(), set.plans);
}

#[test]
fn a_plan_of_ones_own_goes_with_its_last_norm() {
    let set = province();
    let draft = own();
    let (plans, id) = apply::saved(&set, &plans(), &draft, &read(&set, &draft)).unwrap();
    assert_eq!(apply::without(&plans, &super::tests::plans(), &id), set.plans);
    // But not where it is the last plan there is.
    let alone = vec![Arc::clone(plans.last().unwrap())];
    assert_eq!(apply::without(&alone, &super::tests::plans(), &id).len(), 1);
}

#[test]
fn nonsense_and_huge_numbers_are_unknown_and_never_fatal() {
    let set = province();
    for kind in Kind::all() {
        for value in ["9000000000000", "0", "-5", "0.000001"] {
            let mut draft = own();
            draft.kind = kind;
            draft.of = "childcare-places".to_owned();
            draft.per = "1".to_owned();
            for part in 0..draft.parts() {
                draft.targets[0].put(part, value.to_owned());
            }
            if read(&set, &draft).norm.is_some() {
                assert!(previewed(&set, &draft, 3).is_ok(), "{kind:?} {value}");
            }
        }
    }
}

#[test]
fn the_territory_holds_every_area() {
    let mut set = province();
    assert_eq!(apply::territory(&set).as_str(), "360000");
    let areas = Arc::make_mut(&mut set.baseline.areas);
    areas.retain(|area| area.level == Level::County && area.code.as_str().starts_with("3602"));
    areas.iter_mut().for_each(|area| area.parent = None);
    assert_eq!(apply::territory(&set).as_str(), "360200");
    assert!(set.baseline.areas.iter().all(|area| area.code.lies_in(&apply::territory(&set))));
    // Counties of two provinces: a norm of one's own binds them all the same.
    Arc::make_mut(&mut set.baseline.areas)[0].code = "370202".into();
    assert_eq!(apply::territory(&set).as_str(), "100000");
}

#[test]
fn every_kind_explains_itself_in_both_languages() {
    for kind in Kind::all() {
        assert_eq!((kind.sample().word(), Kind::from_word(kind.word)), (kind.word, Some(kind)));
        assert_eq!(kind.has_of(), kind.of.is_some(), "{kind:?}");
        assert_eq!(kind.is_task(), kind.sample().is_task(), "{kind:?}");
        for language in Language::ALL {
            let said = (language.say(kind.sentence), language.say(kind.example));
            assert!(said.0.len() > 15 && said.1.len() > 10, "{kind:?}");
        }
    }
}

#[test]
fn the_document_of_a_plan_of_ones_own_is_changed_or_refused() {
    let set = province();
    let draft = own();
    let (plans, _) = apply::saved(&set, &plans(), &draft, &read(&set, &draft)).unwrap();
    let plan = plans.last().unwrap();
    let head = HeadDraft::of(plan);
    assert_eq!(head.applied(plan).unwrap(), **plan);
    let renamed = HeadDraft { title: Name::new("新标题", ""), last: " 2035 ".to_owned(), ..head.clone() }.applied(plan).unwrap();
    assert_eq!((renamed.title.en.as_str(), renamed.years.1), ("新标题", 2035));
    assert_eq!(renamed.norms, plan.norms);
    let refused = |draft: HeadDraft| draft.applied(plan).unwrap_err();
    assert_eq!(refused(HeadDraft { title: Name::default(), ..head.clone() }), HeadComplaint::NoTitle);
    assert_eq!(refused(HeadDraft { territory: " ".to_owned(), ..head.clone() }), HeadComplaint::NoTerritory);
    assert_eq!(refused(HeadDraft { first: "2036".to_owned(), last: "2035".to_owned(), ..head.clone() }), HeadComplaint::Years);
    assert_eq!(refused(HeadDraft { first: "soon".to_owned(), ..head }), HeadComplaint::Years);
}
