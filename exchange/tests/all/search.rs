//! What is searched in the app can be found: the country's areas, and the norms of the plans that ship.

use permille_engine::name::Name;
use permille_exchange::files::shipped;
use permille_exchange::tables::import::register;
use permille_exchange::wording::search::{Findable, Query};

#[test]
fn every_character_of_the_countrys_areas_and_of_the_plans_can_be_read() {
    let mut text = register::shipped();
    for plan in shipped::plans().unwrap() {
        text.push_str(&plan.title.zh);
        plan.norms.iter().for_each(|norm| text.push_str(&norm.name.zh));
    }
    // No syllable begins with these, so that only a character that is not known is met by one of them.
    let no_syllable = ["i", "u"].map(Query::new);
    let unread: String = text
        .chars()
        .filter(|letter| !letter.is_ascii())
        .filter(|letter| no_syllable.iter().any(|query| query.rank(&Findable::new(&Name::new(*letter, ""), "")).is_some()))
        .collect();
    assert_eq!(unread, "");
}
