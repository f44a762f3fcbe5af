//! Pages made of a small site, and the script's side of what is written here.

use super::*;
use crate::command::Program;

const SITE: &str = "<!DOCTYPE html>\n<html lang=\"zh\">\n<head>\n  <meta charset=\"utf-8\">\n  \
    <meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'self'\">\n  <title>Permille ‰</title>\n  \
    <link rel=\"icon\" href=\"./icon.svg\" integrity=\"sha384-x\"/>\n  <link rel=\"stylesheet\" href=\"./base-1.css\"/>\n  \
    <link rel=\"stylesheet\" href=\"./late.css\"/>\n  \
    <script type=\"module\" src=\"./start.js\" data-js=\"./app.js\" data-wasm=\"./app.wasm\"></script>\n\
    <link rel=\"modulepreload\" href=\"./app.js\"></head>\n<body>\n  <p>正在载入…</p>\n  <p id=\"start-failed\" hidden>x</p>\n</body>\n</html>\n";

fn small_site() -> BTreeMap<String, Vec<u8>> {
    let files = [
        ("index.html", SITE),
        ("icon.svg", "<svg/>"),
        ("base-1.css", "p { margin: 0 }\n"),
        ("late.css", ".late::after { content: '县</style>' }\n"),
        ("outlines.json", "[\"</script>\"]"),
    ];
    files.map(|(name, text)| (name.to_owned(), text.into())).into()
}

fn small_module() -> Module {
    Module { bytes: b"\0asm <</script>\r=".to_vec(), script: "let wasm_bindgen; // ‰ </script>\n".to_owned() }
}

fn without(name: &str) -> BTreeMap<String, Vec<u8>> {
    let mut site = small_site();
    site.remove(name);
    site
}

#[test]
fn a_page_names_no_file_and_allows_its_own_scripts_alone() {
    let bytes = edition(&small_site(), &small_module()).unwrap();
    let page = page::read(&bytes).unwrap();
    for gone in ["./", "src=", "modulepreload", "'self'", "integrity"] {
        assert!(!page.contains(gone), "{gone} stands in {page}");
    }
    assert!(page.contains("<style>\np { margin: 0 }\n</style>") && page.contains("connect-src 'none'"));
    assert!(page.contains("<meta charset=\"utf-8\">") && page.contains("&#27491;") && page.is_ascii());
    // Exactly the elements that were meant: nothing in the module ended one.
    assert_eq!((page.matches("<script").count(), page.matches("</script>").count()), (7, 7));
    let script = page.split_once("<script>").unwrap().1.split_once("</script>").unwrap().0;
    assert!(page.contains(&policy::tag(&[script, &small_module().script])));
    let filled = page::with_scenario(&page, "Title", "{}").unwrap();
    assert!(filled.len() > bytes.len());
}

#[test]
fn a_site_with_something_missing_or_unfit_makes_no_page() {
    for name in small_site().keys() {
        let failure = edition(&without(name), &small_module()).map_err(|failure| failure.to_string());
        assert!(failure.is_err_and(|said| said.contains(name)));
    }
    let mut site = small_site();
    site.insert("base-1.css".to_owned(), b"p::after { content: '</style>' }".to_vec());
    assert!(edition(&site, &small_module()).is_err());
    let mut site = small_site();
    site.insert("index.html".to_owned(), SITE.replace("start-failed", "start-gone").into_bytes());
    assert!(edition(&site, &small_module()).is_err_and(|failure| failure.to_string().contains("start-failed")));
}

/// Under Node: what the page's script makes of the letters that are written here.
#[test]
fn the_script_reads_what_is_folded() {
    let bytes: Vec<u8> = (0..=255).rev().cycle().step_by(7).take(1_000).collect();
    let (_, rest) = START.split_once("const bytesOf").unwrap();
    let (reader, _) = rest.split_once("\n  };").unwrap();
    let some: Vec<Vec<u8>> = (0..=20)
        .chain([1_000])
        .map(|end| bytes[..end].to_vec())
        .chain((0..=20).flat_map(|length| [vec![0; length], vec![255; length]]))
        .collect();
    let letters: Vec<String> = some.iter().map(|bytes| page::folded(bytes)).collect();
    let letters = serde_json::to_string(&letters).unwrap();
    let script = format!(
        "const bytesOf{reader}\n}};\nconsole.log(JSON.stringify({letters}.map((letters) => Array.from(bytesOf(letters)))))"
    );
    let read = Program::new("node").args(["--eval", &script]).read().unwrap();
    assert_eq!(serde_json::from_str::<Vec<Vec<u8>>>(&read).unwrap(), some);
}
