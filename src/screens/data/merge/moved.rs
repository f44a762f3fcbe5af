//! Decisions when other files lie on the desk: those about what is still there stay.

use permille_engine::in_order;
use permille_engine::merge::{Decisions, Rule};

/// The decisions about files `before`, where files `after` lie now. Files are known by their numbers, decisions name their places.
pub(super) fn moved(decisions: &Decisions, before: &[u32], after: &[u32]) -> Decisions {
    let place = |file: usize| before.get(file).and_then(|id| after.iter().position(|one| one == id));
    let rule = |rule: Rule| match rule {
        Rule::File(file) => place(file).map(Rule::File),
        other => Some(other),
    };
    Decisions {
        all: rule(decisions.all).unwrap_or_default(),
        by_area: in_order::map(decisions.by_area.iter().filter_map(|(area, one)| Some((area.clone(), rule(*one)?)))),
        by_place: in_order::map(decisions.by_place.iter().filter_map(|(at, one)| Some((at.clone(), rule(*one)?)))),
        corrected: decisions.corrected.clone(),
        scenarios: in_order::map(
            decisions.scenarios.iter().filter_map(|((file, id), taking)| Some(((place(*file)?, id.clone()), *taking))),
        ),
        plans: in_order::map(
            decisions.plans.iter().filter_map(|((file, id), taking)| Some(((place(*file)?, id.clone()), *taking))),
        ),
    }
}

#[cfg(test)]
mod tests {
    use permille_engine::merge::Taking;

    use super::*;

    #[test]
    fn what_was_decided_of_a_file_goes_with_it() {
        let mut decisions = Decisions { all: Rule::File(1), ..Decisions::default() };
        decisions.by_area.insert("1".into(), Rule::File(0));
        decisions.by_area.insert("2".into(), Rule::Own);
        decisions.scenarios.insert((1, "a".into()), Taking::Leave);
        decisions.scenarios.insert((0, "b".into()), Taking::Leave);
        // One more file changes nothing.
        assert_eq!(moved(&decisions, &[7, 8], &[7, 8, 9]), decisions);
        let after = moved(&decisions, &[7, 8], &[8]);
        assert_eq!(after.all, Rule::File(0));
        assert_eq!(after.by_area.into_iter().collect::<Vec<_>>(), [("2".into(), Rule::Own)]);
        assert_eq!(after.scenarios.into_keys().collect::<Vec<_>>(), [(0, "a".into())]);
        assert_eq!(moved(&decisions, &[7, 8], &[7]).all, Rule::Mine);
    }
}
