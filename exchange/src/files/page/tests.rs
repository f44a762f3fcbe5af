//! Scenarios put into a page that would rather be something else.

use super::*;

fn page() -> String {
    format!(
        "<!DOCTYPE html>\n<head>\n<title>Permille ‰</title></head>\n<body>正在载入…{SCENARIO_TAG}</script>\n<script type=\"text/plain\">#=>&amp;x</script></body>\n"
    )
}

/// The page as a browser reads it, its title and its scenario.
fn filled(page: &str, title: &str, scenario: &str) -> (String, String, String) {
    let filled = read(&with_scenario(page, title, scenario).unwrap()).unwrap();
    let between = |before: &str, after: &str| filled.split_once(before).unwrap().1.split_once(after).unwrap().0.to_owned();
    let (title, held) = (between("<title>", "</title>"), between(SCENARIO_TAG, "</script>"));
    (filled, title, held)
}

#[test]
fn a_scenario_that_would_be_markup_stays_data() {
    let empty = page();
    for attack in
        ["</script><script>alert(1)</script>", "<!--<script>", "]]>", "\u{2028}\u{2029}", "</title>", "&lt;", "县 é 𠀀 \u{81}"]
    {
        let scenario = format!("{{\n  \"notes\": \"{attack}\"\n}}\n");
        let (page, _, held) = filled(&empty, attack, &scenario);
        assert_eq!(page.matches("<script").count(), 2, "{attack}");
        assert_eq!(page.matches("</title>").count(), 1, "{attack}");
        assert!(held.is_ascii(), "{attack}");
        let notes = |text: &str| crate::files::tree::json::parse(text).unwrap().text_at("notes").map(str::to_owned);
        assert_eq!(notes(&held), notes(&scenario), "{attack}");
        // Put in again, it is the same page: nothing is escaped twice, nothing is left of the first.
        assert_eq!(filled(&page, "again", "{}"), filled(&empty, "again", "{}"));
    }
}

#[test]
fn what_is_folded_stays_as_it_is_and_other_letters_are_referred_to() {
    let (page, title, _) = filled(&page(), "昌江区 <1> & 2", "{}");
    assert_eq!(title, "&#26124;&#27743;&#21306; &lt;1> &amp; 2 &#8211; Permille &#8240;");
    assert!(page.contains("<script type=\"text/plain\">#=>&amp;x</script>"));
    assert!(page.contains("<body>&#27491;&#22312;&#36733;&#20837;&#8230;"));
}

#[test]
fn a_page_is_ascii_behind_one_mark_however_often_it_is_saved() {
    let first = with_scenario(&page(), "县", "{}").unwrap();
    let second = with_scenario(&read(&first).unwrap(), "县", "{\"a\": \"县\"}").unwrap();
    for bytes in [first, second] {
        let ascii = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap();
        assert!(ascii.is_ascii());
        // A mail program or an editor may have taken the mark away.
        assert_eq!(read(ascii), read(&bytes));
    }
    assert_eq!(read(b"Permille \x89"), Err(NotOurs));
}

#[test]
fn a_page_that_is_not_ours_is_refused_in_both_languages() {
    for html in ["<p>no page of ours</p>", SCENARIO_TAG, "<title></title>"] {
        assert_eq!(with_scenario(html, "x", "{}"), Err(NotOurs));
    }
    assert!(NotOurs.sentence(Language::Zh).ends_with('。') && NotOurs.sentence(Language::En).ends_with('.'));
}
