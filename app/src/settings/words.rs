//! What people write as the value of a setting, wherever they write it.

use crate::command::Theme;
use goready_i18n::LangTag;
use goready_installers::plan::ShellChoice;
use goready_installers::shell::Shell;

/// Why a value is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Wrong {
    /// It is none of the words that may stand here.
    NotOneOf {
        /// What was written.
        value: String,
        /// What may be written.
        known: Vec<String>,
    },
    /// It is no whole number of seconds.
    NotSeconds {
        /// What was written.
        value: String,
    },
    /// These two do not go together: a word for all or none stands alone, and of one thing there is one.
    Apart {
        /// The first.
        one: String,
        /// The other.
        other: String,
    },
    /// It is of another type than the setting: `wait = "soon"`.
    Type {
        /// `text`, `list`, `number` or `switch`.
        wanted: Kind,
    },
}

impl Wrong {
    /// One of these words stands where others stand too.
    pub(super) fn not_alone(words: &[&str], lone: &[&str]) -> Option<Self> {
        let one = words.iter().find(|word| lone.contains(word))?;
        let other = words.iter().find(|word| *word != one)?;
        Some(Self::Apart { one: (*one).to_owned(), other: (*other).to_owned() })
    }
}

/// Types of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A string.
    Text,
    /// A list of strings.
    List,
    /// A whole number.
    Number,
    /// `true` or `false`.
    Switch,
    /// A table.
    Table,
}

/// A language by its tag.
pub(crate) fn lang(text: &str) -> Result<LangTag, Wrong> {
    text.parse().map_err(|_unknown| Wrong::NotOneOf {
        value: text.to_owned(),
        known: LangTag::ALL.map(|tag| tag.as_str().to_owned()).to_vec(),
    })
}

/// A theme by its name.
pub(crate) fn theme(text: &str) -> Result<Theme, Wrong> {
    let known = Theme::ALL.map(|theme| theme.name().to_owned()).to_vec();
    let named = Theme::ALL.into_iter().find(|theme| theme.name() == text);
    named.ok_or_else(|| Wrong::NotOneOf { value: text.to_owned(), known })
}

/// A switch in a variable.
pub(crate) fn switch(text: &str) -> Result<bool, Wrong> {
    match text.to_ascii_lowercase().as_str() {
        "1" | "true" | "yes" | "on" => Ok(true),
        "0" | "false" | "no" | "off" => Ok(false),
        _ => Err(Wrong::NotOneOf { value: text.to_owned(), known: vec!["1".to_owned(), "0".to_owned()] }),
    }
}

/// A number of seconds.
pub(crate) fn seconds(text: &str) -> Result<u64, Wrong> {
    text.trim().parse().map_err(|_not_a_number| Wrong::NotSeconds { value: text.to_owned() })
}

/// The word for every shell that is installed.
const INSTALLED: &str = "installed";

/// The word for no shell at all.
const NONE: &str = "none";

/// `bash,fish`, `installed`, or `none`.
pub(crate) fn shells_of(text: &str) -> Result<ShellChoice, Wrong> {
    choice(text.split([',', ' ']).map(str::trim).filter(|word| !word.is_empty()))
}

/// The shells of a list of words.
pub(crate) fn choice<'a>(words: impl Iterator<Item = &'a str>) -> Result<ShellChoice, Wrong> {
    let words: Vec<&str> = words.collect();
    match words.as_slice() {
        [INSTALLED] => return Ok(ShellChoice::Installed),
        [NONE] => return Ok(ShellChoice::Only { shells: Vec::new() }),
        _ => {}
    }
    if let Some(wrong) = Wrong::not_alone(&words, &[INSTALLED, NONE]) {
        return Err(wrong);
    }
    let mut shells = words.into_iter().map(shell).collect::<Result<Vec<Shell>, Wrong>>()?;
    shells.sort_unstable();
    shells.dedup();
    Ok(ShellChoice::Only { shells })
}

fn shell(word: &str) -> Result<Shell, Wrong> {
    let named = Shell::ALL.into_iter().find(|shell| shell_name(*shell) == word);
    named.or_else(|| Shell::from_executable(word)).ok_or_else(|| {
        let shells = Shell::ALL.map(|shell| shell_name(shell).to_owned());
        let known = [INSTALLED, NONE].into_iter().map(str::to_owned).chain(shells).collect();
        Wrong::NotOneOf { value: word.to_owned(), known }
    })
}

/// The name of a shell as people write it.
pub(crate) const fn shell_name(shell: Shell) -> &'static str {
    match shell {
        Shell::Sh => "sh",
        Shell::Dash => "dash",
        Shell::Bash => "bash",
        Shell::Zsh => "zsh",
        Shell::Ksh => "ksh",
        Shell::Mksh => "mksh",
        Shell::Fish => "fish",
        Shell::Tcsh => "tcsh",
        Shell::Csh => "csh",
        Shell::Nushell => "nushell",
        Shell::Elvish => "elvish",
        Shell::Xonsh => "xonsh",
        Shell::PowerShell => "powershell",
    }
}

/// `go.dev,modules,goproxy:https://proxy.example.com|direct`: what follows `goproxy:` is one GOPROXY list to the end,
/// because that list has commas of its own.
pub(crate) fn sources_of(text: &str) -> Vec<String> {
    let mut sources = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (word, behind) = if rest.starts_with("goproxy:") {
            (rest, "")
        } else {
            rest.split_once(',').unwrap_or((rest, ""))
        };
        if !word.trim().is_empty() {
            sources.push(word.trim().to_owned());
        }
        rest = behind.trim_start();
    }
    sources
}

/// The known word that comes nearest to what was written, if one is near at all.
pub(crate) fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let far = written.chars().count().max(3) / 2;
    let near =
        known.into_iter().map(|word| (distance(written, word), word)).filter(|(steps, _)| *steps <= far);
    near.min_by_key(|(steps, _)| *steps).map(|(_, word)| word)
}

/// How many letters must be added, dropped or replaced (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.to_lowercase().chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.to_lowercase().chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        let mut next = vec![left];
        for (to, above) in b.iter().zip(row.iter().skip(1)) {
            let replaced = diagonal + usize::from(from != *to);
            left = replaced.min(left + 1).min(above + 1);
            next.push(left);
            diagonal = *above;
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}
