//! What is said to programs, as JSON.

use std::fmt::Write as _;

/// A text in quotation marks.
pub fn text(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            letter if letter < ' ' => {
                let _ = write!(out, "\\u{:04x}", u32::from(letter));
            }
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}

/// An object of these fields, whose values are JSON already.
pub fn object(fields: &[(&str, String)]) -> String {
    let fields: Vec<String> = fields.iter().map(|(name, value)| format!("{}: {value}", text(name))).collect();
    format!("{{{}}}", fields.join(", "))
}

/// A list under a name, an item a line.
pub fn list(name: &str, items: &[String]) -> String {
    if items.is_empty() {
        format!("  {}: []", text(name))
    } else {
        format!("  {}: [\n    {}\n  ]", text(name), items.join(",\n    "))
    }
}
