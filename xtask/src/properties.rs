//! Where the properties stand in a source: what `proptest!` tries with many cases. Tidy looks at how they draw them, and the search runs them.

/// One `proptest!` with the properties in it.
#[derive(Debug, PartialEq, Eq)]
pub struct Block<'a> {
    /// The line it begins in, from 1.
    pub line: usize,
    /// The first thing in it, which says how cases are drawn; empty where nothing does.
    pub configuration: &'a str,
    /// The names of its tests.
    pub names: Vec<&'a str>,
}

/// The call, in two parts, so that this file holds none.
const CALL: &str = concat!("proptest", "!");

/// Every block of a source. Comments may speak of one.
pub fn blocks(text: &str) -> Vec<Block<'_>> {
    let lines: Vec<&str> = text.lines().collect();
    let begins = |line: &str| line.trim_start().starts_with(CALL);
    let block = |at: usize| {
        let indent = &lines[at][..lines[at].len() - lines[at].trim_start().len()];
        let ends = |line: &&str| line.strip_prefix(indent).is_some_and(|rest| rest.starts_with('}'));
        let inside = lines[at + 1..].iter().take_while(|line| !ends(line)).map(|line| line.trim());
        let inside: Vec<&str> = inside.filter(|line| !line.is_empty() && !line.starts_with("//")).collect();
        let configuration = inside.first().copied().filter(|line| line.starts_with("#![")).unwrap_or_default();
        // An attribute marks the tests: functions within a test have none.
        let marked = inside.windows(2).filter(|pair| pair[0] == "#[test]");
        let names = marked.filter_map(|pair| pair[1].strip_prefix("fn ")?.split(['(', '<']).next()).collect();
        Block { line: at + 1, configuration, names }
    };
    (0..lines.len()).filter(|&at| begins(lines[at])).map(block).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_found_with_what_is_in_them() {
        let text = "// CALL in a comment\nmod tests {\n    CALL {\n        #![proptest_config(many())]\n\n        /// Why.\n        #[test]\n        \
                    fn one_holds(x in 0..9) {\n            fn help() {}\n        }\n\n        #[test]\n        fn another_holds(x: u8) {}\n    }\n}\n\
                    CALL {\n    #[test]\n    fn last(x: u8) {}\n}\n#[test]\nfn plain() {}\n";
        let text = text.replace("CALL", CALL);
        let expected = [
            Block { line: 3, configuration: "#![proptest_config(many())]", names: vec!["one_holds", "another_holds"] },
            Block { line: 16, configuration: "", names: vec!["last"] },
        ];
        assert_eq!(blocks(&text), expected);
    }
}
