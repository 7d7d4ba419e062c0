//! The shells we know, the files each of them really reads, and the lines that go into those.
//!
//! What is written here was tried with the real shells (`tests/tests/shells.rs` tries it again); their manuals differ
//! from them in places. A file is named only where a fresh shell of that kind reads it.

use super::block::Place;
use super::env_file::{Moment, env_file_name};
use super::quote::{QuoteError, quote_path};
use super::{bash, csh, elvish, fish, ksh, nushell, posix, powershell, xonsh, zsh};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// A kind of shell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Shell {
    /// Whatever `sh` is here: dash, busybox, bash in POSIX mode.
    Sh,
    /// dash, Debian's `sh`.
    Dash,
    /// bash.
    Bash,
    /// zsh.
    Zsh,
    /// The Korn shell, `ksh93`.
    Ksh,
    /// mksh, Android's Korn shell.
    Mksh,
    /// fish.
    Fish,
    /// tcsh.
    Tcsh,
    /// The C shell of BSD.
    Csh,
    /// nushell.
    Nushell,
    /// elvish.
    Elvish,
    /// xonsh, which speaks Python.
    Xonsh,
    /// PowerShell, on any system.
    PowerShell,
}

/// The languages our env files and blocks are written in: fewer than there are shells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Syntax {
    /// POSIX `sh`, kept so plain that dash, busybox, bash, zsh, ksh93 and mksh all read it the same.
    Posix,
    /// fish.
    Fish,
    /// csh and tcsh.
    Csh,
    /// nushell.
    Nushell,
    /// elvish.
    Elvish,
    /// xonsh.
    Xonsh,
    /// PowerShell.
    PowerShell,
}

impl Syntax {
    /// Every language.
    pub const ALL: [Self; 7] =
        [Self::Posix, Self::Fish, Self::Csh, Self::Nushell, Self::Elvish, Self::Xonsh, Self::PowerShell];
}

impl Shell {
    /// Every shell we know, in the order in which they are shown.
    pub const ALL: [Self; 13] = [
        Self::Sh,
        Self::Dash,
        Self::Bash,
        Self::Zsh,
        Self::Ksh,
        Self::Mksh,
        Self::Fish,
        Self::Tcsh,
        Self::Csh,
        Self::Nushell,
        Self::Elvish,
        Self::Xonsh,
        Self::PowerShell,
    ];

    /// The names its program goes by, the usual one first; without `.exe`.
    #[must_use]
    pub const fn executables(self) -> &'static [&'static str] {
        match self {
            Self::Sh => &["sh"],
            Self::Dash => &["dash"],
            Self::Bash => &["bash"],
            Self::Zsh => &["zsh"],
            Self::Ksh => &["ksh", "ksh93"],
            Self::Mksh => &["mksh", "lksh"],
            Self::Fish => &["fish"],
            Self::Tcsh => &["tcsh"],
            Self::Csh => &["csh", "bsd-csh"],
            Self::Nushell => &["nu"],
            Self::Elvish => &["elvish"],
            Self::Xonsh => &["xonsh"],
            Self::PowerShell => &["pwsh", "powershell"],
        }
    }

    /// The shell whose program this is, such as the last component of a login shell's path.
    #[must_use]
    pub fn from_executable(name: &str) -> Option<Self> {
        let name = name.strip_suffix(".exe").unwrap_or(name);
        Self::ALL.into_iter().find(|shell| shell.executables().contains(&name))
    }

    /// The language of its files.
    #[must_use]
    pub const fn syntax(self) -> Syntax {
        match self {
            Self::Sh | Self::Dash | Self::Bash | Self::Zsh | Self::Ksh | Self::Mksh => Syntax::Posix,
            Self::Fish => Syntax::Fish,
            Self::Tcsh | Self::Csh => Syntax::Csh,
            Self::Nushell => Syntax::Nushell,
            Self::Elvish => Syntax::Elvish,
            Self::Xonsh => Syntax::Xonsh,
            Self::PowerShell => Syntax::PowerShell,
        }
    }
}

/// How much a shell matters to this person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The login shell, one that was asked for by name, or one that is in use: files that are missing are made.
    Used,
    /// It merely is on the machine: only files that are there are edited.
    Installed,
}

/// What decides which files a shell reads for a person: facts, never looked up here.
pub struct ShellSetting<'a> {
    /// GOOS of the machine.
    pub os: &'a str,
    /// The person's home directory.
    pub home: &'a Path,
    /// `XDG_CONFIG_HOME`, where it is set.
    pub xdg_config_home: Option<&'a Path>,
    /// `ZDOTDIR` as zsh sees it, also when only `~/.zshenv` sets it.
    pub zdotdir: Option<&'a Path>,
    /// Whether there is something at a path (a symlink counts by its own existence).
    pub existing: &'a dyn Fn(&Path) -> bool,
    /// Whether a file that the shell reads behind those that always get our block has to get it too, because something
    /// behind the block sets what our env files take away.
    pub late: &'a dyn Fn(&Path) -> bool,
    /// What the shell is to this person.
    pub role: Role,
}

impl ShellSetting<'_> {
    /// `$XDG_CONFIG_HOME`, else `~/.config`.
    pub(super) fn config(&self) -> PathBuf {
        self.xdg_config_home.map_or_else(|| self.home.join(".config"), Path::to_owned)
    }

    pub(super) fn exists(&self, path: &Path) -> bool {
        (self.existing)(path)
    }

    /// A file of the person's that gets our block.
    pub(super) fn shared(&self, shell: Shell, path: PathBuf, read_at: ReadAt) -> RcTarget {
        let creation = match self.role {
            Role::Used => Creation::IfMissing,
            Role::Installed => Creation::OnlyIfPresent,
        };
        let syntax = shell.syntax();
        RcTarget { path, shells: vec![shell], read_at, syntax, creation, place: Place::End }
    }

    /// A file of our own below `base`, the shell's directory. Without that directory a shell that is not used stays
    /// without the file.
    pub(super) fn own(&self, shell: Shell, base: &Path, file: &str, read_at: ReadAt) -> Option<RcTarget> {
        let wanted = self.role == Role::Used || self.exists(base);
        let target = self.shared(shell, base.join(file), read_at);
        wanted.then_some(RcTarget { creation: Creation::OwnFile, ..target })
    }
}

/// When a shell reads a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReadAt {
    /// Only when it is a login shell.
    Login,
    /// When it is interactive (some also when it is not), and it cannot know or does not matter whether at login.
    Interactive,
    /// At both, and the file can tell which: our block asks.
    Any,
}

impl ReadAt {
    /// The env files that a block read then may source.
    #[must_use]
    pub const fn moments(self) -> &'static [Moment] {
        match self {
            Self::Login => &[Moment::Login],
            Self::Interactive => &[Moment::Interactive],
            Self::Any => &[Moment::Login, Moment::Interactive],
        }
    }
}

/// Whether a file that is missing is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Creation {
    /// Made where it is missing.
    IfMissing,
    /// Left alone where it is missing.
    OnlyIfPresent,
    /// The file is ours as a whole; it holds nothing but our block.
    OwnFile,
}

/// One file that gets our block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RcTarget {
    /// The file, before any symlink is followed.
    pub path: PathBuf,
    /// The shells for whose sake it is edited.
    pub shells: Vec<Shell>,
    /// When they read it.
    pub read_at: ReadAt,
    /// Its language.
    pub syntax: Syntax,
    /// Whether it is made where it is missing.
    pub creation: Creation,
    /// Where a new block goes.
    pub place: Place,
}

/// The files that a fresh login shell and a fresh interactive shell of this kind read, and that we edit.
///
/// Files of role [`Role::Installed`] that do not exist are not listed.
#[must_use]
pub fn rc_targets(shell: Shell, setting: &ShellSetting<'_>) -> Vec<RcTarget> {
    let mut targets = match shell {
        Shell::Sh | Shell::Dash => posix::targets(shell, setting),
        Shell::Bash => bash::targets(setting),
        Shell::Zsh => zsh::targets(setting),
        Shell::Ksh | Shell::Mksh => ksh::targets(shell, setting),
        Shell::Fish => fish::targets(setting),
        Shell::Tcsh | Shell::Csh => csh::targets(shell, setting),
        Shell::Nushell => nushell::targets(setting),
        Shell::Elvish => elvish::targets(setting),
        Shell::Xonsh => xonsh::targets(setting),
        Shell::PowerShell => powershell::targets(setting),
    };
    targets.retain(|target| target.creation != Creation::OnlyIfPresent || setting.exists(&target.path));
    targets
}

/// The targets of several shells with each file named once: `.profile` belongs to five of them.
#[must_use]
pub fn merged_targets(targets: impl IntoIterator<Item = RcTarget>) -> Vec<RcTarget> {
    let mut merged: Vec<RcTarget> = Vec::new();
    for target in targets {
        let Some(known) = merged.iter_mut().find(|known| known.path == target.path) else {
            merged.push(target);
            continue;
        };
        for shell in target.shells {
            if !known.shells.contains(&shell) {
                known.shells.push(shell);
            }
        }
        if target.creation == Creation::IfMissing && known.creation == Creation::OnlyIfPresent {
            known.creation = Creation::IfMissing;
        }
    }
    merged
}

/// The lines between our markers in this file: they read an env file below `env_dir` if it is there.
///
/// With the env file gone they do nothing, say nothing and end with status 0, also under `set -e`.
pub fn block_body(target: &RcTarget, env_dir: &Path) -> Result<String, QuoteError> {
    let word = |moment| quote_path(target.syntax, &env_dir.join(env_file_name(target.syntax, moment)));
    let guard: fn(&str) -> String = match target.syntax {
        Syntax::Posix => posix::guard,
        Syntax::Fish => fish::guard,
        Syntax::Csh => csh::guard,
        Syntax::Nushell => nushell::guard,
        Syntax::Elvish => elvish::guard,
        Syntax::Xonsh => xonsh::guard,
        Syntax::PowerShell => powershell::guard,
    };
    let moment = match target.read_at {
        ReadAt::Login => Moment::Login,
        ReadAt::Interactive => Moment::Interactive,
        ReadAt::Any => {
            let (login, interactive) = (word(Moment::Login)?, word(Moment::Interactive)?);
            return Ok(match target.syntax {
                Syntax::Posix => posix::guard_either(&login, &interactive),
                Syntax::Fish => fish::guard_either(&login, &interactive),
                Syntax::Nushell => nushell::guard_either(&login, &interactive),
                Syntax::Xonsh => xonsh::guard_either(&login, &interactive),
                // These cannot tell, so their files are never read at `Any`; the gentler file does no harm.
                Syntax::Csh | Syntax::Elvish | Syntax::PowerShell => guard(&interactive),
            });
        }
    };
    Ok(guard(&word(moment)?))
}

#[cfg(test)]
mod tests;
