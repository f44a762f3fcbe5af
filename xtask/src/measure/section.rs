//! The parts of what is measured; each can be run alone.

/// One part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// Workload W against tuned JavaScript.
    W,
    /// Workload W natively, and one change in the nation.
    Native,
    /// Workload W against spreadsheets.
    Rivals,
    /// What the nation's outlook holds.
    Memory,
    /// Ten thousand draws.
    Draws,
    /// Levers dragged in the app.
    Frames,
    /// Files of the nation's size opened.
    Opening,
    /// Large tables previewed.
    Import,
    /// A first visit on a slow machine and line, and what Lighthouse says of it.
    Visit,
    /// What the site weighs, and what its module is made of.
    Sizes,
}

impl Section {
    /// All, in the order they are run.
    pub const ALL: [Self; 10] = [
        Self::W,
        Self::Native,
        Self::Rivals,
        Self::Memory,
        Self::Draws,
        Self::Frames,
        Self::Opening,
        Self::Import,
        Self::Visit,
        Self::Sizes,
    ];

    /// The word for it on the command line, which is the name of its script.
    pub const fn word(self) -> &'static str {
        match self {
            Self::W => "w",
            Self::Native => "native",
            Self::Rivals => "rivals",
            Self::Memory => "memory",
            Self::Draws => "draws",
            Self::Frames => "frames",
            Self::Opening => "opening",
            Self::Import => "import",
            Self::Visit => "visit",
            Self::Sizes => "sizes",
        }
    }

    /// The section a word names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.word() == word)
    }

    /// Whether it looks at the built app.
    pub const fn needs_app(self) -> bool {
        matches!(self, Self::Draws | Self::Frames | Self::Opening | Self::Import | Self::Visit | Self::Sizes)
    }

    /// Whether it looks at nothing but the app: the engine need not be compiled for it.
    pub const fn needs_app_alone(self) -> bool {
        matches!(self, Self::Import | Self::Visit | Self::Sizes)
    }

    /// Whether it needs what stands in bench/package.json.
    pub const fn needs_packages(self) -> bool {
        matches!(self, Self::Rivals | Self::Visit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn each_section_is_a_script_of_its_name_and_there_are_no_others() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../bench/sections");
        let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
        let mut files: Vec<String> = files.collect();
        files.sort();
        let mut words = Section::ALL.map(|section| format!("{}.mjs", section.word()));
        words.sort();
        assert_eq!(files, words);
    }
}
