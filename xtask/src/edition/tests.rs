//! Pages made of a small site, and the script's side of what is written here.

use super::*;
use crate::command::Program;

const SITE: &str = "<!DOCTYPE html>\n<html lang=\"zh\">\n<head>\n  <meta charset=\"utf-8\">\n  \
    <meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'self'\">\n  <title>Permille ‰</title>\n  \
    <link rel=\"icon\" href=\"./icon.svg\" integrity=\"sha384-x\"/>\n  <link rel=\"stylesheet\" href=\"./base-1.css\"/>\n  \
    <link rel=\"stylesheet\" href=\"./late.css\"/>\n  \
    <script type=\"module\" src=\"./start.js\" data-js=\"./app.js\" data-wasm=\"./app.wasm\"></script>\n\
    <link rel=\"modulepreload\" href=\"./app.js\"></head>\n<body>\n  <p>正在载入…</p>\n</body>\n</html>\n";

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

fn small_modules() -> Modules {
    Modules {
        module: b"\0asm\x01\0\0\0\x0A\x04\x01\x02\0\x0B".to_vec(),
        script: "let wasm_bindgen; // ‰ </script>\n".to_owned(),
        unpacker: b"\0asm <</script>\r=".to_vec(),
        unpacker_script: "let wasm_bindgen;\n".to_owned(),
    }
}

fn without(name: &str) -> BTreeMap<String, Vec<u8>> {
    let mut site = small_site();
    site.remove(name);
    site
}

#[test]
fn a_page_names_no_file_and_allows_its_own_scripts_alone() {
    let page = page::read(&edition(&small_site(), &small_modules()).unwrap());
    for gone in ["./", "src=", "modulepreload", "'self'", "integrity", "utf-8"] {
        assert!(!page.contains(gone), "{gone} stands in {page}");
    }
    assert!(page.contains("<style>\np { margin: 0 }\n</style>") && page.contains("connect-src 'none'"));
    assert!(page.contains("&#27491;") && !page.contains("正"));
    // Exactly the elements that were meant: nothing in the modules ended one.
    assert_eq!((page.matches("<script").count(), page.matches("</script>").count()), (8, 8));
    let script = page.split_once("<script type=\"module\">").unwrap().1.split_once("</script>").unwrap().0;
    assert!(page.contains(&policy::tag(&[script, &small_modules().script])));
    let filled = page::with_scenario(&page, "Title", "{}").unwrap();
    assert!(filled.len() > page.chars().count());
}

#[test]
fn a_site_with_something_missing_or_unfit_makes_no_page() {
    for name in small_site().keys() {
        let failure = edition(&without(name), &small_modules()).map_err(|failure| failure.to_string());
        assert!(failure.is_err_and(|said| said.contains(name)));
    }
    let mut site = small_site();
    site.insert("base-1.css".to_owned(), b"p::after { content: '</style>' }".to_vec());
    assert!(edition(&site, &small_modules()).is_err());
    let unpacker_script = "'</script>'".to_owned();
    assert!(edition(&small_site(), &Modules { unpacker_script, ..small_modules() }).is_err());
    let module = b"\0asm\x01\0\0\0\x0A\x05\x01\x03\0\xFB\x0B".to_vec();
    assert!(edition(&small_site(), &Modules { module, ..small_modules() }).is_err());
}

/// Under Node, which takes windows-1252 for Latin 1 and has older tables for the dictionary: the rest is a matter of the browser tests.
#[test]
fn the_script_reads_the_letters_that_are_written_here() {
    let bytes: Vec<u8> = (0..0x80).chain(0xA0..=0xFF).chain([0, b'\r', b'<', b'=', b'=', b'@']).collect();
    let letters = page::read(&letters::written(&bytes));
    let units: Vec<String> = letters.encode_utf16().map(|unit| unit.to_string()).collect();
    let script = format!("{UNPACK}\nconsole.log(bytesOf(String.fromCharCode({})).join())", units.join(","));
    let read = Program::new("node").args(["--eval", &script]).read().unwrap();
    assert_eq!(read.trim(), bytes.iter().map(u8::to_string).collect::<Vec<_>>().join(","));
}
