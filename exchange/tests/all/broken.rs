//! A broken file for every message: what is said of it, in both languages, stands beside it.
//!
//! To add one, put `name.json` (or `name.toml`) into the folder, run the test with `PERMILLE_ACCEPT=1`, and read `name.txt`.

use std::fs;

use permille_exchange::files::{plan_file, scenario_file};

#[test]
fn every_broken_scenario_file_is_answered_with_where_and_what() {
    let plans = crate::common::plans();
    let files = crate::common::files("broken", "json");
    assert!(files.len() >= 45, "only {} files", files.len());
    for file in files {
        let text = scenario_file::decode(&fs::read(&file).unwrap()).unwrap();
        let problems = scenario_file::read(&text, &plans).err().unwrap_or_else(|| panic!("{} was read", file.display()));
        crate::common::expect(&file.with_extension("txt"), &crate::common::told(&problems));
    }
}

#[test]
fn every_broken_plan_is_answered_with_its_line_and_norm() {
    let files = crate::common::files("broken_plans", "toml");
    assert!(files.len() >= 20, "only {} files", files.len());
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let name = file.file_name().unwrap().to_string_lossy();
        let problems = plan_file::read(&name, &text).err().unwrap_or_else(|| panic!("{} was read", file.display()));
        crate::common::expect(&file.with_extension("txt"), &crate::common::told(&problems));
    }
}

#[test]
fn what_is_no_text_is_refused() {
    for bytes in [&b"PK\x03\x04\xff\xfe"[..], "江西".as_bytes().split_at(4).0, b"\xbd\xad\xce\xf7"] {
        let problem = scenario_file::decode(bytes).unwrap_err();
        assert!(crate::common::told(&[problem]).contains("no text file in UTF-8"));
    }
}

#[test]
fn a_file_cut_off_or_garbled_anywhere_is_answered_and_never_fatal() {
    let plans = crate::common::plans();
    let text = include_str!("../strange.scenario.json");
    let characters: Vec<char> = text.trim_end().chars().collect();
    for cut in 0..characters.len() {
        let start: String = characters[..cut].iter().collect();
        let problems = scenario_file::read(&start, &plans).err().unwrap_or_else(|| panic!("read though cut at {cut}"));
        assert!(!crate::common::told(&problems).is_empty());
    }
    for (place, garble) in (0..characters.len()).zip(['"', '{', ']', '-', '9', ',', '\\', '\0', '万'].into_iter().cycle()) {
        let mut garbled = characters.clone();
        garbled[place] = garble;
        // Read or refused: either is an answer.
        match scenario_file::read(&garbled.into_iter().collect::<String>(), &plans) {
            Ok((document, _)) => {
                let written = scenario_file::write(&document, &crate::common::plans());
                let again = scenario_file::read(&written, &plans).unwrap().0;
                assert!(scenario_file::write(&again, &crate::common::plans()) == written, "garbled at {place}");
            }
            Err(problems) => assert!(!crate::common::told(&problems).is_empty()),
        }
    }
}
