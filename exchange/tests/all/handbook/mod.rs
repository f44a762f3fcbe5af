//! The handbook, held against the engine: every table that names an example is worked out anew from `docs/handbook/examples.scenario.json`, and
//! every sum in the text is done again. Both languages say the same.

mod asked;
mod figures;
mod pages;
mod sums;

use std::collections::BTreeSet;
use std::fs;

use permille_engine::rule::Rule;
use permille_exchange::files::{plan_file, scenario_file};
use permille_exchange::wording::language::Language;

use figures::World;
use pages::{Example, Page, pages};

/// The figures that all examples are worked out from.
fn world() -> World {
    let path = pages::folder().join("examples.scenario.json");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let (document, notes) =
        scenario_file::read(&text, &[]).unwrap_or_else(|problems| panic!("{}", crate::common::told(&problems)));
    assert!(notes.is_empty(), "{}", crate::common::told(&notes));
    World::new(document.set)
}

/// All examples of a language, in their order.
fn examples(language: Language) -> Vec<Example> {
    pages(language).iter().flat_map(Page::examples).collect()
}

#[test]
fn every_example_comes_to_what_the_engine_computes() {
    let world = world();
    let mut wrong = Vec::new();
    for language in Language::ALL {
        for example in examples(language) {
            let found = asked::answer(&world, language, &example);
            for (row, (said, found)) in example.table.rows.iter().zip(&found).enumerate() {
                for (column, (said, found)) in said.iter().zip(found).enumerate() {
                    if !found.is(said) {
                        let (head, row) = (&example.table.head[column], row + 1);
                        wrong.push(format!("{}: row {row}, “{head}”: {said} is said, {found} is right", example.place));
                    }
                }
            }
            assert_eq!(example.table.rows.len(), found.len(), "{}", example.place);
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_sum_in_the_text_comes_out() {
    let mut count = 0;
    for language in Language::ALL {
        for page in pages(language) {
            for (line, sum) in page.sums() {
                count += 1;
                if let Err(fault) = sums::check(&sum) {
                    panic!("{}/{}:{line}: `{sum}`: {fault}", language.tag(), page.name);
                }
            }
        }
    }
    assert!(count >= 40, "{count}");
}

#[test]
fn both_languages_have_the_same_chapters_places_and_examples() {
    let [zh, en] = Language::ALL.map(pages);
    let outline =
        |pages: &[Page]| -> Vec<(String, Vec<String>)> { pages.iter().map(|page| (page.name.clone(), page.places())).collect() };
    assert_eq!(outline(&zh), outline(&en));
    let asked = |language| -> Vec<(String, usize, usize)> {
        let examples = examples(language).into_iter();
        examples.map(|one| (one.asked, one.table.head.len(), one.table.rows.len())).collect()
    };
    assert_eq!(asked(Language::Zh), asked(Language::En));
    let sums = |pages: &[Page]| -> Vec<Vec<String>> {
        pages.iter().map(|page| page.sums().into_iter().map(|(_, sum)| sum).collect()).collect()
    };
    assert_eq!(sums(&zh), sums(&en));
}

#[test]
fn every_kind_of_rule_and_every_norm_of_the_examples_is_shown() {
    let world = world();
    let shown: BTreeSet<String> =
        examples(Language::Zh).iter().filter_map(|example| example.key("norm").map(str::to_owned)).collect();
    let kinds: BTreeSet<&str> =
        world.norms().filter(|norm| shown.contains(norm.id.as_str())).map(|norm| norm.rule.word()).collect();
    assert_eq!(kinds, Rule::WORDS.into_iter().collect());
    for norm in world.norms() {
        assert!(shown.contains(norm.id.as_str()), "no example shows {}", norm.id);
    }
}

#[test]
fn the_plan_file_of_the_handbook_can_be_read_and_names_every_kind_of_rule() {
    for language in Language::ALL {
        let pages = pages(language);
        let plans: Vec<_> = pages.iter().flat_map(|page| page.blocks("toml")).collect();
        assert_eq!(plans.len(), 1);
        let plan =
            plan_file::read("handbook.toml", &plans[0]).unwrap_or_else(|problems| panic!("{}", crate::common::told(&problems)));
        assert_eq!(plan.norms.len(), 1);
        let kinds: Vec<String> = pages.iter().flat_map(Page::rules).collect();
        assert_eq!(kinds, Rule::WORDS, "{}", language.tag());
    }
}
