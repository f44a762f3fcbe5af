//! Rust source with what is not code blanked.

/// The same text with comments, strings and characters blanked and line breaks kept, so that lines and braces can be counted in it.
pub fn of(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    let mut before = ' ';
    while let Some(first) = rest.chars().next() {
        if let Some(length) = hidden_length(rest, first, before) {
            let (hidden, after) = rest.split_at(length);
            code.extend(hidden.chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
            (before, rest) = (' ', after);
        } else {
            code.push(first);
            (before, rest) = (first, &rest[first.len_utf8()..]);
        }
    }
    code
}

/// How much from here on is not code: none where code goes on.
fn hidden_length(rest: &str, first: char, before: char) -> Option<usize> {
    match first {
        '/' if rest.starts_with("//") => Some(rest.find('\n').unwrap_or(rest.len())),
        '/' if rest.starts_with("/*") => Some(comment_length(rest)),
        '"' => Some(string_length(rest)),
        '\'' => character_length(rest),
        'r' | 'b' | 'c' if !is_word(before) => raw_length(rest),
        _ => None,
    }
}

/// Whether a character may stand in a name.
pub fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Comments may stand within comments.
fn comment_length(rest: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(next) = rest[at..].chars().next() {
        if rest[at..].starts_with("/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if rest[at..].starts_with("*/") {
            (depth, at) = (depth - 1, at + 2);
            if depth == 0 {
                break;
            }
        } else {
            at += next.len_utf8();
        }
    }
    at
}

fn string_length(rest: &str) -> usize {
    let mut characters = rest.char_indices().skip(1);
    while let Some((at, c)) = characters.next() {
        match c {
            '\\' => {
                characters.next();
            }
            '"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// A character in quotes; a lifetime is code.
fn character_length(rest: &str) -> Option<usize> {
    let mut characters = rest.char_indices().skip(1);
    let (_, first) = characters.next()?;
    if first == '\\' {
        let (escaped_at, escaped) = characters.next()?;
        let after = escaped_at + escaped.len_utf8();
        return rest[after..].find('\'').map(|end| after + end + 1);
    }
    characters.next().filter(|(_, c)| *c == '\'').map(|(at, _)| at + 1)
}

/// A string in which nothing is escaped.
fn raw_length(rest: &str) -> Option<usize> {
    let after = rest.trim_start_matches(['b', 'c']).strip_prefix('r')?;
    let body = after.trim_start_matches('#');
    let end = format!("\"{}", &after[..after.len() - body.len()]);
    let body = body.strip_prefix('"')?;
    let length = body.find(&end).map_or(body.len(), |at| at + end.len());
    Some(rest.len() - body.len() + length)
}

#[cfg(test)]
mod tests {
    use super::of;

    fn check_hidden(text: &str, expected: &str) {
        assert_eq!(of(text), expected, "{text}");
    }

    #[test]
    fn comments_strings_and_characters_are_blanked() {
        check_hidden("a // b\nc", "a     \nc");
        check_hidden("a /* b /* c */\n d */ e", "a             \n      e");
        check_hidden("a(\"b \\\" { c\") d", "a(          ) d");
        check_hidden("a(r#\"b \" c\"#) d", "a(          ) d");
        check_hidden("a('{', '\\'', '\\u{7b}') d", "a(   ,     ,         ) d");
    }

    #[test]
    fn lifetimes_names_and_divisions_are_code() {
        for text in ["fn a<'b, 'c>(d: &'b str)", "r#type::crab(rb)", "a / b", "for_ / 2"] {
            check_hidden(text, text);
        }
    }

    #[test]
    fn what_does_not_end_is_hidden_to_the_end() {
        check_hidden("a \"b", "a   ");
        check_hidden("a /* b", "a     ");
    }
}
