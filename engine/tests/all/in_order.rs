//! Our sort is the library's, in what it answers.

use crate::fixed_seed;
use permille_engine::in_order::InOrder;
use proptest::prelude::*;
use std::cmp::Reverse;

proptest! {
    #![proptest_config(fixed_seed::cases(256))]

    #[test]
    fn it_sorts_as_the_library_does(items in proptest::collection::vec((0_u8..6, any::<u16>()), 0..200)) {
        let (mut ours, mut theirs) = (items.clone(), items.clone());
        ours.put_in_order();
        theirs.sort();
        prop_assert_eq!(&ours, &theirs);

        let (mut ours, mut theirs) = (items.clone(), items.clone());
        ours.put_in_order_by(|one, other| other.0.cmp(&one.0));
        theirs.sort_by_key(|item| Reverse(item.0));
        prop_assert_eq!(&ours, &theirs, "what is equal keeps its order");

        let (mut ours, mut theirs) = (items.clone(), items);
        ours.put_in_order_by_key(|item| item.0);
        theirs.sort_by_key(|item| item.0);
        prop_assert_eq!(&ours, &theirs, "what is equal keeps its order");
    }
}
