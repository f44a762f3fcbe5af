//! Every unit that a plan counts in can be said of one.

use permille_exchange::wording::gaps::with_unit;

#[test]
fn every_unit_of_the_plans_has_a_singular() {
    let plans = crate::common::plans();
    assert!(!plans.is_empty());
    let mut units: Vec<&str> = plans.iter().flat_map(|plan| &plan.measures).map(|measure| measure.unit.en.as_str()).collect();
    units.sort_unstable();
    units.dedup();
    let said: Vec<String> = units.iter().map(|unit| with_unit("1", unit)).collect();
    // “1 boy per 100 girls”: what stands behind is as many as before.
    let plural =
        |said: &&String| said.split(" per ").next().is_some_and(|counted| counted.ends_with('s') && counted != "1 in words");
    assert_eq!(said.iter().filter(plural).collect::<Vec<_>>(), Vec::<&String>::new());
}
