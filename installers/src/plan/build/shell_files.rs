//! Which shell files a set-up changes, and how.

use super::Build;
use crate::detect::{BlockFacts, FileState, Obstacle, RcFileFacts, ShellFacts};
use crate::plan::PlanError;
use crate::plan::action::{Action, Inverse};
use crate::plan::reason::{Reason, Satisfied, Warning};
use crate::plan::request::ShellChoice;
use crate::shell::{
    Creation, EnvVar, RcTarget, Role, Shell, ShellSetting, TakenAway, block_body, merged_targets, rc_targets,
};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

impl Build<'_> {
    /// The files a choice means: what each installed shell reads, made where it is missing and the shell is in use.
    pub(super) fn targets(&self, choice: &ShellChoice) -> Vec<RcTarget> {
        let of = |facts: &ShellFacts| match choice {
            ShellChoice::Installed if facts.is_login_shell => self.read_by(facts.shell, Role::Used),
            ShellChoice::Installed => self.read_by(facts.shell, Role::Installed),
            ShellChoice::Only { shells } if shells.contains(&facts.shell) => {
                self.read_by(facts.shell, Role::Used)
            }
            ShellChoice::Only { .. } => Vec::new(),
        };
        merged_targets(self.facts.shells.iter().flat_map(of))
    }

    /// The files a shell reads for this person.
    fn read_by(&self, shell: Shell, role: Role) -> Vec<RcTarget> {
        let home = &self.facts.home;
        let existing = |path: &Path| self.facts.is_there(path);
        let taken = self.neutralise.iter().chain(&self.facts.ours.neutralised).map(TakenAway::name);
        let taken: BTreeSet<&EnvVar> = taken.collect();
        let is_taken = |name: &EnvVar| taken.contains(name);
        let late =
            |path: &Path| self.facts.set_late.get(path).is_some_and(|names| names.iter().any(is_taken));
        let setting = ShellSetting {
            os: &self.facts.machine.platform.value.os,
            home: &home.places.home,
            xdg_config_home: Some(&home.config_base),
            zdotdir: home.zdotdir.as_deref(),
            existing: &existing,
            late: &late,
            role,
        };
        rc_targets(shell, &setting)
    }

    /// The shells for whose sake files are edited.
    pub(super) fn touched_shells(&self, choice: &ShellChoice) -> Vec<Shell> {
        let touched: BTreeSet<Shell> =
            self.targets(choice).into_iter().flat_map(|target| target.shells).collect();
        touched.into_iter().collect()
    }

    /// The shells that must find our Go: those of whose files none is left out. (`.profile` alone, made for bash, does
    /// not make an interactive ksh find it.) A shell that merely is installed need not, where its file cannot be changed;
    /// the login shell must, and one that was asked for by name.
    pub(super) fn shells(&self, choice: &ShellChoice) -> Vec<Shell> {
        let planned: BTreeSet<PathBuf> = self.targets(choice).into_iter().map(|target| target.path).collect();
        let mut shells = self.shells_reading_only(|target| planned.contains(&target.path));
        let is_login = |shell: &Shell| {
            self.facts.shells.iter().any(|facts| facts.shell == *shell && facts.is_login_shell)
        };
        let is_blocked = |target: &RcTarget| {
            self.facts.rc_files.get(&target.path).is_some_and(|rc| rc.file.obstacle.is_some())
        };
        shells.retain(|shell| {
            *choice != ShellChoice::Installed
                || is_login(shell)
                || !self.read_by(*shell, Role::Used).iter().any(is_blocked)
        });
        shells
    }

    /// Shells whose files all hold our block now.
    pub(super) fn configured_shells(&self) -> Vec<Shell> {
        self.shells_reading_only(|target| {
            let known = self.facts.rc_files.get(&target.path);
            known.is_some_and(|rc| matches!(rc.block, BlockFacts::Present { .. }))
        })
    }

    /// Whether some shell file holds lines of ours, or the person brought our directory onto PATH.
    pub(super) fn is_known_to_shells(&self) -> bool {
        let holds = |rc: &RcFileFacts| matches!(rc.block, BlockFacts::Present { .. });
        let bin = self.facts.home.places.active_bin();
        self.facts.rc_files.values().any(holds) || self.facts.path.contains(&bin)
    }

    fn shells_reading_only(&self, is_ours: impl Fn(&RcTarget) -> bool) -> Vec<Shell> {
        let all: BTreeSet<Shell> = self.facts.shells.iter().map(|facts| facts.shell).collect();
        let finds_us = |shell: &Shell| {
            let targets = self.read_by(*shell, Role::Used);
            !targets.is_empty() && targets.iter().all(&is_ours)
        };
        all.into_iter().filter(finds_us).collect()
    }

    /// A shell that was asked for by name and is not here must not look as if it was set up.
    pub(super) fn warn_of_missing_shells(&mut self, choice: &ShellChoice) {
        let ShellChoice::Only { shells } = choice else { return };
        let is_here = |shell: &Shell| self.facts.shells.iter().any(|facts| facts.shell == *shell);
        let shells: Vec<Shell> = shells.iter().copied().filter(|shell| !is_here(shell)).collect();
        if !shells.is_empty() {
            self.warnings.push(Warning::ShellsNotInstalled { shells });
        }
    }

    pub(super) fn edit_shell_files(&mut self, choice: &ShellChoice) -> Result<(), PlanError> {
        let env_dir = self.facts.home.places.env_dir();
        let mut blocked = None;
        let mut reached = 0_usize;
        for target in self.targets(choice) {
            let body = block_body(&target, &env_dir)?;
            let Some(rc) = self.facts.rc_files.get(&target.path) else { continue };
            match self.edit_shell_file(&target, rc, body)? {
                Some(obstacle) => {
                    blocked.get_or_insert((target.path.clone(), obstacle.clone()));
                    let shells = target.shells.clone();
                    self.warnings.push(Warning::ShellFileLeftAlone { path: target.path, shells, obstacle });
                }
                None => reached += 1,
            }
        }
        match blocked {
            Some((path, obstacle)) if reached == 0 => Err(PlanError::Blocked { path, obstacle }),
            _ => Ok(()),
        }
    }

    /// One shell file; what stands in the way, if something does.
    fn edit_shell_file(
        &mut self,
        target: &RcTarget,
        rc: &RcFileFacts,
        body: String,
    ) -> Result<Option<Obstacle>, PlanError> {
        if let BlockFacts::Broken { line, reason } = &rc.block {
            let (path, line, reason) = (target.path.clone(), *line, reason.clone());
            return Err(PlanError::BrokenMarkers { path, line, reason });
        }
        if matches!(&rc.block, BlockFacts::Present { body: present } if present.trim_end() == body.trim_end())
        {
            self.satisfied.push(Satisfied::File { path: target.path.clone() });
            return Ok(None);
        }
        if rc.file.obstacle.is_some() {
            return Ok(rc.file.obstacle.clone());
        }
        let before = rc.file.state.clone();
        if before == FileState::Absent && target.creation == Creation::OnlyIfPresent {
            return Ok(None);
        }
        let undo = if before == FileState::Absent { Inverse::Remove } else { Inverse::Restore };
        let why = Reason::ShellsDoNotFindIt { shells: target.shells.clone() };
        let action = Action::EditShellFile {
            path: target.path.clone(),
            target: rc.file.target.clone(),
            shells: target.shells.clone(),
            read_at: target.read_at,
            place: target.place,
            before,
            body,
        };
        self.add(action, why, undo);
        Ok(None)
    }
}
