//! The unit a target's value is in, in Chinese, as planners write it.

use permille_engine::norm::Rule;

/// The unit of a value under `rule`, for a measure counted in `unit`.
pub(super) fn unit(rule: &Rule, unit: &str) -> String {
    match rule {
        Rule::Ratio { per, .. } => format!("{unit}/{}", people(*per)),
        Rule::SumOfRatios { .. } => format!("人/{unit}"),
        Rule::ShareOfResource { .. } | Rule::ShareOfStock { .. } | Rule::Path { .. } => "%".to_owned(),
        Rule::Level => "级".to_owned(),
        Rule::Bracket { .. } | Rule::Threshold { .. } | Rule::PerArea | Rule::Absolute | Rule::Indicator | Rule::Milestone => {
            unit.to_owned()
        }
    }
}

fn people(per: i64) -> String {
    match per {
        1 => "人".to_owned(),
        1_000 => "千人".to_owned(),
        10_000 => "万人".to_owned(),
        other => format!("每{other}人"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use permille_engine::area::PopulationBase;

    #[test]
    fn a_rate_names_its_people() {
        let ratio = |per| Rule::Ratio { base: PopulationBase::Resident, per };
        assert_eq!(unit(&ratio(1_000), "个"), "个/千人");
        assert_eq!(unit(&ratio(10_000), "人"), "人/万人");
        assert_eq!(unit(&ratio(1), "平方米"), "平方米/人");
        assert_eq!(unit(&Rule::SumOfRatios { bases: Vec::new() }, "辆"), "人/辆");
    }
}
