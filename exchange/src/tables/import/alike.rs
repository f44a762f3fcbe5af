//! How alike two names are: the share of letters that need not be changed, put in, left out or swapped to make one of the other.
//!
//! Comparing takes the product of the lengths, and one name is held against hundreds. So names that cannot be alike, as their letters alone show, are passed over.

/// Letters are counted in so many classes. Two of one class count as the same, so that names only seem more alike by it.
const CLASSES: usize = 64;

/// A name that others are held against.
pub(super) struct Likeness<'a> {
    name: &'a str,
    letters: usize,
    classes: [u32; CLASSES],
}

impl<'a> Likeness<'a> {
    /// To this name.
    pub fn to(name: &'a str) -> Self {
        let (letters, classes) = counted(name);
        Self { name, letters, classes }
    }

    /// How alike another name is, between 0 and 1; `None` where it is less than this.
    pub fn of(&self, other: &str, least: f64) -> Option<f64> {
        if self.most(other) < least {
            return None;
        }
        Some(strsim::normalized_damerau_levenshtein(self.name, other)).filter(|score| *score >= least)
    }

    /// How alike another name can be at most: what is changed, put in or left out accounts for one letter that is not in both, and what is swapped for none.
    fn most(&self, other: &str) -> f64 {
        let (letters, classes) = counted(other);
        let common: u32 = self.classes.iter().zip(classes).map(|(&one, other)| one.min(other)).sum();
        let longer = self.letters.max(letters);
        if longer == 0 {
            return 1.0;
        }
        // The score is a difference from one; a hundredth is left to the rounding of floats.
        #[expect(clippy::cast_precision_loss, reason = "no name has so many letters")]
        let share = f64::from(common) / longer as f64;
        share + 0.01
    }
}

/// The number of letters, and how many are of each class.
fn counted(name: &str) -> (usize, [u32; CLASSES]) {
    let (mut letters, mut classes) = (0, [0; CLASSES]);
    for letter in name.chars() {
        letters += 1;
        classes[letter as usize % CLASSES] += 1;
    }
    (letters, classes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names of few different letters, of up to so many, each once.
    fn names(longest: usize) -> Vec<String> {
        let mut all = vec![String::new()];
        let mut from = 0;
        for _ in 0..longest {
            let until = all.len();
            for at in from..until {
                for letter in ['a', 'b', '床'] {
                    let name = format!("{}{letter}", all[at]);
                    all.push(name);
                }
            }
            from = until;
        }
        all
    }

    #[test]
    fn what_is_passed_over_is_less_alike_and_nothing_else_is() {
        for one in names(5) {
            let likeness = Likeness::to(&one);
            for other in names(5) {
                let score = strsim::normalized_damerau_levenshtein(&one, &other);
                for least in [0.25, 0.5, 0.84] {
                    assert_eq!(likeness.of(&other, least), Some(score).filter(|score| *score >= least), "{one} and {other}");
                }
            }
        }
    }

    #[test]
    fn names_of_the_same_letters_in_another_order_are_compared() {
        // Eight letters, one pair of them swapped: 1 − 1/8.
        assert_eq!(Likeness::to("医疗卫生机构床位").of("医疗卫生构机床位", 0.84), Some(0.875));
        // As many letters, all of them others.
        assert_eq!(Likeness::to("医疗卫生机构床位").of("托育服务设施数量", 0.1), None);
    }

    #[test]
    fn a_name_of_a_million_letters_is_not_compared() {
        assert!(Likeness::to("常住人口").most(&"口".repeat(1_000_000)) < 0.02);
    }
}
