//! Nothing of the machine a file was written on: no folders of its own, no addresses things were downloaded from.

use super::{Finding, SourceFile};

/// Folders that only one machine has. Written in two parts, so that this file may stand in the repository.
const FOLDERS: [&str; 3] = [concat!("/", "work/"), concat!("/", "root/"), concat!("/", "home/")];

/// Hosts of package registries. Clients know them, and may be set to others.
const HOSTS: [&str; 7] = [
    concat!("registry.", "npmjs.org"),
    concat!("registry.", "yarnpkg.com"),
    concat!("index.", "crates.io"),
    concat!("static.", "crates.io"),
    concat!("deb.", "debian.org"),
    concat!("files.", "pythonhosted.org"),
    concat!("arti", "factory"),
];

/// The only source a lock file of cargo may name.
const CRATES: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Finds paths and addresses in any text file.
pub fn check(file: &SourceFile) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, line) in file.lines() {
        let found = FOLDERS.iter().find(|folder| names_folder(line, folder));
        if let Some(folder) = found {
            let message = format!("`{folder}` is a folder of one machine");
            findings.push(Finding::at(file, number, message));
        }
        if let Some(host) = HOSTS.iter().find(|host| line.contains(**host)) {
            let message = format!("`{host}` is a registry's host; leave it to its client");
            findings.push(Finding::at(file, number, message));
        }
        if names_download(file, line) {
            findings.push(Finding::at(file, number, "a lock file names where a package was downloaded"));
        }
    }
    findings
}

/// Whether a line names a folder from the root, not a part of a longer path such as `src/work/`.
fn names_folder(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(start, _)| {
        let before = line[..start].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || "._-})*~".contains(c))
    })
}

fn names_download(file: &SourceFile, line: &str) -> bool {
    if file.path.ends_with("package-lock.json") {
        return line.contains("\"resolved\":");
    }
    file.path.ends_with("Cargo.lock") && line.starts_with("source = ") && !line.contains(CRATES)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::testing;

    #[test]
    fn folders_of_one_machine_are_found() {
        for folder in FOLDERS {
            testing::check(check, "README.md", &format!("a\nsee {folder}main"), &[2]);
            testing::check(check, "a.sh", &format!("cd '{folder}main'"), &[1]);
        }
    }

    #[test]
    fn a_folder_within_the_repository_passes() {
        for folder in FOLDERS {
            testing::check(check, "README.md", &format!("see src{folder}main"), &[]);
        }
    }

    #[test]
    fn registry_hosts_are_found() {
        for host in HOSTS {
            testing::check(check, "notes.md", &format!("https://{host}/x"), &[1]);
        }
    }

    #[test]
    fn lock_files_name_no_download() {
        let npm = "{\n  \"version\": \"1.0.0\",\n  \"resolved\": \"somewhere\"\n}";
        testing::check(check, "tests/package-lock.json", npm, &[3]);
        let cargo = format!("source = \"{CRATES}\"\nsource = \"registry+https://mirror.example/\"\n");
        testing::check(check, "Cargo.lock", &cargo, &[2]);
    }
}
