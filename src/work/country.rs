//! The country's areas, for the page that has no list of its own.

use permille_exchange::tables::import::register;
use serde::{Deserialize, Serialize};

use super::Work;

/// The list of all areas is wanted.
#[derive(Debug, Serialize, Deserialize)]
pub struct ListAreas;

impl Work for ListAreas {
    const NAME: &'static str = "list-areas";
    type Report = ();
    type Outcome = String;

    fn run(self, _report: &mut dyn FnMut(&())) -> String {
        register::shipped()
    }
}

#[cfg(test)]
mod tests {
    use permille_exchange::tables::import::register::Register;

    use super::*;

    #[test]
    fn the_list_that_crosses_can_be_read() {
        let register = Register::new(&ListAreas.run(&mut |()| {}));
        assert_eq!(register.area("360202").map(|area| area.name), Some("昌江区"));
    }
}
