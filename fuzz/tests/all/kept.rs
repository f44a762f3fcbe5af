//! The kept inputs: each holds, each reader has some of either kind, and they stay small.

use std::collections::BTreeSet;
use std::fs;

use permille_fuzz::{Answer, READERS};

use crate::inputs::{answer, of, repository};

/// The most bytes of all that fuzzing found: it is cloned with the repository.
const MOST_KEPT: u64 = 1_000_000;

/// The names of what is in a folder of `fuzz/`, without their endings.
fn names(folder: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(repository().join("fuzz").join(folder)).unwrap();
    entries.map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned()).collect()
}

#[test]
fn every_kept_input_holds_and_each_reader_opens_some_and_refuses_some() {
    for reader in &READERS {
        let answers: Vec<Answer> = of(reader.name)
            .iter()
            .map(|kept| {
                println!("{}: {}", reader.name, kept.file);
                answer(reader, &kept.bytes)
            })
            .collect();
        assert!(answers.contains(&Answer::Opened), "{}: nothing was opened", reader.name);
        // Whatever text is pasted is a table.
        assert!(reader.name == "clipboard" || answers.contains(&Answer::Refused), "{}: nothing was refused", reader.name);
    }
}

#[test]
fn every_reader_has_a_target_and_a_folder_of_its_own() {
    let readers: BTreeSet<String> = READERS.iter().map(|reader| reader.name.to_owned()).collect();
    assert_eq!(names("fuzz_targets"), readers);
    assert_eq!(names("corpus"), readers);
    let manifest = fs::read_to_string(repository().join("fuzz/Cargo.toml")).unwrap();
    for reader in &readers {
        assert!(manifest.contains(&format!("path = \"fuzz_targets/{reader}.rs\"")), "{reader} is not built");
    }
}

#[test]
fn what_is_kept_stays_small() {
    let mut bytes = 0;
    for reader in names("corpus") {
        let entries = fs::read_dir(repository().join("fuzz/corpus").join(reader)).unwrap();
        bytes += entries.map(|entry| entry.unwrap().metadata().unwrap().len()).sum::<u64>();
    }
    assert!(
        bytes <= MOST_KEPT,
        "{bytes} bytes are kept, and {MOST_KEPT} are the most: minimise them with `cargo xtask fuzz --keep`"
    );
}
