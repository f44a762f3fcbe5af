//! Pages made of a small site, and scenarios put into them that would rather be something else.

use super::*;

const SITE: &str = "<!DOCTYPE html>\n<html lang=\"zh\">\n<head>\n  <meta charset=\"utf-8\">\n  \
    <meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'self'\">\n  <title>Permille ‰</title>\n  \
    <link rel=\"icon\" href=\"./icon.svg\" integrity=\"sha384-x\"/>\n  <link rel=\"stylesheet\" href=\"./a.css\"/>\n  \
    <script type=\"module\" src=\"./start.js\" data-js=\"./app.js\" data-wasm=\"./app.wasm\"></script>\n\
    <link rel=\"modulepreload\" href=\"./app.js\"></head>\n<body>\n  <div id=\"app\"></div>\n</body>\n</html>\n";

fn file(name: &str) -> Option<&'static [u8]> {
    match name {
        "icon.svg" => Some(b"<svg/>"),
        "a.css" => Some(b"p { margin: 0 }\n"),
        "app.js" => Some(b"export { a };\r\n"),
        "app.wasm" | "permille-worker_bg.wasm" => Some(b"\0asm <</script>"),
        "outlines.json" => Some(b"[]"),
        "permille-worker.js" => Some(b"let wasm_bindgen;\n"),
        _ => None,
    }
}

fn page() -> String {
    edition(SITE, file).unwrap()
}

#[test]
fn a_page_names_no_file_and_allows_its_own_script_alone() {
    let page = page();
    assert_eq!(
        files(SITE),
        ["icon.svg", "a.css", "app.js", "app.wasm", "permille-worker.js", "permille-worker_bg.wasm", "outlines.json"]
    );
    for gone in ["./", "src=", "modulepreload", "'self'", "integrity"] {
        assert!(!page.contains(gone), "{gone} stands in {page}");
    }
    assert!(page.contains("<style>\np { margin: 0 }\n</style>") && page.contains("connect-src 'none'"));
    // Exactly the elements that were meant: nothing in the modules ended one.
    assert_eq!(page.matches("<script").count(), 6);
    assert_eq!(page.matches("</script>").count(), 6);
    let script = page.split_once("<script type=\"module\">").unwrap().1.split_once("</script>").unwrap().0;
    assert!(page.contains(&policy::tag(script)));
}

#[test]
fn a_site_with_something_missing_or_unfit_makes_no_page() {
    let without = |gone: &'static str| edition(SITE, move |name| file(name).filter(|_| name != gone));
    for name in files(SITE) {
        let gone = name.clone();
        assert_eq!(edition(SITE, |name| file(name).filter(|_| name != gone)), Err(PageProblem::Missing(name)));
    }
    assert!(without("").is_ok());
    let unfit = edition(SITE, |name| if name == "app.js" { Some(b"'</script>'") } else { file(name) });
    assert_eq!(unfit, Err(PageProblem::DoesNotFit("app.js".to_owned())));
    assert_eq!(edition("<p>no page of ours</p>", file), Err(PageProblem::NotOurs));
    assert_eq!(with_scenario(SITE, "x", "{}"), Err(PageProblem::NotOurs));
}

#[test]
fn a_scenario_that_would_be_markup_stays_data() {
    let empty = page();
    for attack in ["</script><script>alert(1)</script>", "<!--<script>", "]]>", "\u{2028}\u{2029}", "</title>", "&lt;"] {
        let scenario = format!("{{\n  \"notes\": \"{attack}\"\n}}\n");
        let page = with_scenario(&empty, attack, &scenario).unwrap();
        assert_eq!(page.matches("<script").count(), 6, "{attack}");
        assert_eq!(page.matches("</title>").count(), 1, "{attack}");
        let held = page.split_once(SCENARIO_TAG).unwrap().1.split_once("</script>").unwrap().0;
        let notes = |text: &str| crate::tree::json::parse(text).unwrap().text_at("notes").map(str::to_owned);
        assert_eq!(notes(held), notes(&scenario), "{attack}");
        // Put in again, it is the same page: nothing is escaped twice, nothing is left of the first.
        let again = with_scenario(&page, "again", "{}").unwrap();
        assert_eq!(again, with_scenario(&empty, "again", "{}").unwrap());
    }
}

#[test]
fn every_problem_has_a_sentence_in_both_languages() {
    for problem in [PageProblem::Missing("a".to_owned()), PageProblem::DoesNotFit("b".to_owned()), PageProblem::NotOurs] {
        assert!(problem.sentence(Language::Zh).ends_with('。') && problem.sentence(Language::En).ends_with('.'));
    }
}
