//! Proposals made into a plan: one norm for each, with the sentence and its place as its source.

use std::collections::BTreeMap;

use permille_engine::area::PopulationBase;
use permille_engine::id::MeasureId;
use permille_engine::name::Name;
use permille_engine::norm::{Class, Direction, Domain, Norm, Source, Strength, Target};
use permille_engine::plan::{Measure, Nature, Plan};
use permille_engine::quantity::Quantity;
use permille_engine::rule::{Parameter, Parameters, Rule};

use crate::demand::Demand;
use crate::latin::is_english;
use crate::latin::{holds, places};
use crate::reading::{Proposal, Reading};
use crate::vocabulary::Vocabulary;

/// What a plan needs that a text may not say.
#[derive(Clone, Debug)]
pub struct Head {
    /// How the plan is cited.
    pub id: String,
    /// The area it binds.
    pub territory: String,
    /// Its first and last year.
    pub years: (u16, u16),
}

/// The code of the area a title names.
#[must_use]
pub fn territory(title: &str, vocabulary: &Vocabulary) -> Option<String> {
    let named =
        vocabulary.territories.iter().filter_map(|one| Some((title.find(&one.zh)?, std::cmp::Reverse(one.zh.len()), one)));
    let found = named.min_by_key(|(at, length, _)| (*at, *length)).map(|(_, _, one)| one.code.clone());
    let english = || {
        let named = vocabulary.territories.iter().filter(|one| !one.en.is_empty());
        let placed = named.filter_map(|one| Some((places(title, &one.en).next()?, std::cmp::Reverse(one.en.len()), one)));
        placed.min_by_key(|(at, length, _)| (*at, *length)).map(|(_, _, one)| one.code.clone())
    };
    found.or_else(english)
}

/// The years of a reading: those of the document, or else the first and last year of its targets.
#[must_use]
pub fn years(reading: &Reading) -> Option<(u16, u16)> {
    let targets = || reading.proposals.iter().filter_map(|one| one.demand.year);
    reading.years.or_else(|| Some((targets().min()?, targets().max()?)))
}

/// The plan that a reading proposes.
#[must_use]
pub fn plan(reading: &Reading, head: &Head, vocabulary: &Vocabulary) -> Plan {
    let title = reading.title.clone().unwrap_or_else(|| head.id.clone());
    let mut plan = Plan {
        id: head.id.as_str().into(),
        title: if is_english(&title) {
            Name::new(format!("{title}（原文标题，未译）"), title)
        } else {
            Name::new(title.clone(), format!("{title} (title as printed, not translated)"))
        },
        number: reading.number.clone(),
        issuer: issuer(reading.issuer.as_deref()),
        issued: None,
        territory: head.territory.as_str().into(),
        years: head.years,
        revision: 1,
        measures: Vec::new(),
        norms: Vec::new(),
        baselines: Vec::new(),
    };
    for (at, group) in groups(reading).iter().enumerate() {
        add(&mut plan, at + 1, group, vocabulary);
    }
    plan
}

/// Who issued it, where the text says.
fn issuer(said: Option<&str>) -> Name {
    let unread = Name::new("文中未读出发文机关", "Issuer not read from the text");
    said.map_or(unread, |said| match is_english(said) {
        true => Name::new(format!("{said}（原文如此，未译）"), said),
        false => Name::new(said, format!("{said} (as printed, not translated)")),
    })
}

/// The proposals put together into norms: those of one norm together, the years ascending. The norms of [`plan`] are these, in this order.
#[must_use]
pub fn groups(reading: &Reading) -> Vec<Vec<&Proposal>> {
    let mut groups: Vec<Vec<&Proposal>> = Vec::new();
    // The groups of one norm in their order, and for each year from which of them on one may be without it: a text that says the same again and again
    // would be compared with itself each time.
    let (mut alike, mut open) = (BTreeMap::<String, Vec<usize>>::new(), BTreeMap::<(String, u16), usize>::new());
    for one in &reading.proposals {
        let norm = norm_of(one);
        let same = alike.entry(norm.clone()).or_default();
        let fits = one.demand.year.filter(|_| !one.demand.values.is_empty()).and_then(|year| {
            let from = open.entry((norm, year)).or_default();
            *from += same[*from..].iter().take_while(|&&group| has_year(&groups[group], one)).count();
            same.get(*from).copied()
        });
        match fits {
            Some(group) => groups[group].push(one),
            None => {
                if one.demand.year.is_some() {
                    same.push(groups.len());
                }
                groups.push(vec![one]);
            }
        }
    }
    for group in &mut groups {
        group.sort_by_key(|one| one.demand.year);
    }
    groups
}

/// What two proposals share that are one norm with a target a year.
fn norm_of(one: &Proposal) -> String {
    let demand = &one.demand;
    let what = (demand.kind, &demand.name, &demand.unit, &demand.per, &demand.bases, demand.direction.0);
    format!("{}\n{:?}\n{what:?}", one.clause, one.level)
}

fn has_year(group: &[&Proposal], one: &Proposal) -> bool {
    group.iter().any(|other| other.demand.year == one.demand.year)
}

/// Adds the norm of a group, with the measures it needs.
fn add(plan: &mut Plan, number: usize, group: &[&Proposal], vocabulary: &Vocabulary) {
    let Some(first) = group.first() else { return };
    let demand = &first.demand;
    let id = format!("{}-{number}", plan.id);
    let name = named(demand, number, vocabulary);
    let rule = rule(plan, demand, &id, vocabulary);
    let nature = match demand.kind {
        "milestone" => Nature::Milestone,
        "indicator" | "path" | "level" => Nature::Indicator,
        _ => Nature::Resource,
    };
    let share = demand.kind.starts_with("share");
    let printed = if demand.kind == "milestone" {
        "项"
    } else if share || demand.unit.is_empty() {
        "个"
    } else {
        demand.unit.as_str()
    };
    let known = vocabulary.units.iter().find(|unit| unit.zh == printed);
    let unit = Name::new(printed, known.map_or_else(|| printed.to_owned(), |unit| unit.en.clone()));
    let whole = nature == Nature::Resource && known.is_some_and(|unit| unit.whole);
    plan.measures.push(Measure { id: id.as_str().into(), nature, name: name.clone(), unit, whole });
    let said: Vec<String> = group.iter().map(|one| in_english(&one.demand)).collect();
    let statement = Name::new(
        format!("{}（原文）", first.sentence.trim()),
        format!("{}. In the document's words: {}", said.join("; "), first.sentence.trim()),
    );
    let note = (!first.certain).then(|| {
        Name::new(
            "由规则读出，有的项目文中没有写明，请核对。",
            "Read by rules; some fields are not said in the sentence and should be checked.",
        )
    });
    plan.norms.push(Norm {
        id: id.as_str().into(),
        class: class(demand.kind),
        domain: domain(first, vocabulary),
        name,
        level: first.level,
        measure: id.as_str().into(),
        direction: demand.direction.0,
        strength: demand.strength,
        rule,
        targets: group.iter().map(|one| target(&one.demand)).collect(),
        source: Source { document: plan.id.clone(), clause: first.clause.clone(), statement },
        note,
    });
}

fn target(demand: &Demand) -> Target {
    Target {
        year: demand.year,
        month: None,
        every_year: demand.every_year,
        values: demand.values.clone(),
        upper: demand.upper,
        words: (!demand.words.is_empty()).then(|| Name::new(demand.words.clone(), format!("“{}”", demand.words))),
    }
}

fn class(kind: &str) -> Class {
    match kind {
        "milestone" => Class::Milestone,
        "indicator" | "path" | "level" => Class::Indicator,
        "absolute" => Class::Target,
        _ => Class::Norm,
    }
}

fn rule(plan: &mut Plan, demand: &Demand, id: &str, vocabulary: &Vocabulary) -> Rule {
    let base = || demand.bases.first().map_or(PopulationBase::Resident, |word| PopulationBase::from_word(word));
    let people = |at: usize| demand.per.get(at).map_or(1, |people| people.trunc().max(1));
    let mut parameters = Parameters::default();
    for parameter in Rule::parameters_of(demand.kind) {
        match parameter {
            Parameter::Base => parameters.bases = vec![base()],
            Parameter::Bases => parameters.bases = demand.bases.iter().map(|word| PopulationBase::from_word(word)).collect(),
            Parameter::Per => parameters.per = Some(people(0)),
            Parameter::From => parameters.from = vec![people(0)],
            Parameter::FromEach => parameters.from = demand.per.iter().map(|from| from.trunc()).collect(),
            Parameter::Of => parameters.of = Some(whose(plan, demand, id, vocabulary)),
            Parameter::OfOrWhole => {}
        }
    }
    Rule::new(demand.kind, parameters).unwrap_or_default()
}

/// The stock a share is taken of, declared once for each name.
fn whose(plan: &mut Plan, demand: &Demand, id: &str, vocabulary: &Vocabulary) -> MeasureId {
    let zh = if demand.of.is_empty() { demand.name.clone() } else { demand.of.clone() };
    let zh = if zh.is_empty() { "文中未写明".to_owned() } else { zh };
    let named = is_english(&zh).then(|| in_both(&zh, vocabulary));
    let label = named.as_ref().map_or_else(|| format!("全部：{zh}"), |named| format!("全部：{}", named.zh));
    if let Some(known) = plan.measures.iter().find(|measure| measure.name.zh == label) {
        return known.id.clone();
    }
    let en = match named {
        Some(named) => format!("All: {}", named.en),
        None => vocabulary.thing(&zh).map_or_else(|| format!("All of “{zh}”"), |thing| format!("All: {} (“{zh}”)", thing.en)),
    };
    let id: MeasureId = format!("{id}-all").as_str().into();
    plan.measures.push(Measure {
        id: id.clone(),
        nature: Nature::Resource,
        name: Name::new(label, en),
        unit: Name::new("个", "units"),
        whole: true,
    });
    id
}

/// A name in both languages; what the vocabulary cannot translate is quoted.
fn named(demand: &Demand, number: usize, vocabulary: &Vocabulary) -> Name {
    if demand.name.is_empty() {
        return Name::new(format!("第{number}条（文中未写明名称）"), format!("Norm {number} (the sentence gives no name)"));
    }
    if is_english(&demand.name) {
        return in_both(&demand.name, vocabulary);
    }
    let known = vocabulary.thing(&demand.name);
    let en = known.map_or_else(|| format!("“{}”", demand.name), |thing| format!("{} (“{}”)", thing.en, demand.name));
    Name::new(demand.name.clone(), en)
}

/// An English name in both languages; what the vocabulary cannot translate stands as it is.
fn in_both(name: &str, vocabulary: &Vocabulary) -> Name {
    let known = vocabulary.english.thing(&name.to_ascii_lowercase()).and_then(|(_, at)| vocabulary.things.get(at));
    let zh = known.map_or_else(|| name.to_owned(), |thing| format!("{}（“{name}”）", thing.zh));
    let mut letters = name.chars();
    let capital = letters.next().map(|first| first.to_uppercase().collect::<String>()).unwrap_or_default();
    Name::new(zh, format!("{capital}{}", letters.as_str()))
}

fn domain(proposal: &Proposal, vocabulary: &Vocabulary) -> Domain {
    let said = |text: &str| vocabulary.subjects.iter().find(|subject| text.contains(&subject.zh)).map(|subject| subject.domain);
    let topic = |text: &str| {
        let lower = text.to_ascii_lowercase();
        vocabulary.english.topics.iter().find(|(word, _)| holds(&lower, word)).map(|(_, domain)| *domain)
    };
    let said = |text: &str| if is_english(text) { topic(text) } else { said(text) };
    let headings = || proposal.headings.iter().rev().find_map(|title| said(title));
    said(&proposal.demand.name).or_else(headings).or_else(|| said(&proposal.sentence)).unwrap_or(Domain::Governance)
}

/// What a demand says, in English.
fn in_english(demand: &Demand) -> String {
    let by = demand.year.map_or_else(|| "no date given".to_owned(), |year| format!("by {year}"));
    if !demand.words.is_empty() {
        return format!("In words alone: “{}”, {by}", demand.words);
    }
    if demand.values.is_empty() {
        return format!("To be done, {by}");
    }
    let join = |values: &[Quantity]| values.iter().map(ToString::to_string).collect::<Vec<_>>().join(" / ");
    let way = if demand.direction.0 == Direction::AtMost { "At most" } else { "At least" };
    let strength = match demand.strength {
        Strength::Must => "",
        Strength::Should => ", to be striven for",
        Strength::About => ", about",
    };
    let per = if demand.per.is_empty() { String::new() } else { format!(" for a population of {}", join(&demand.per)) };
    format!("{way} {} {}{per}, {by}{strength}", join(&demand.values), demand.unit).replace(" ,", ",")
}
