//! Origins, owners and obstacles.

use super::Words;
use goready_i18n::{msg, quantity};
use goready_installers::detect::{Obstacle, Origin, Owner};
use goready_installers::host::fs::Kind;

impl Words<'_> {
    /// Where a value comes from.
    pub(crate) fn origin(&self, origin: &Origin) -> String {
        match origin {
            Origin::Environment { variable } => msg::words_from_environment(self.lang, variable.as_str()),
            Origin::GoEnvFile { path } => msg::words_from_go_env_file(self.lang, self.path(path)),
            Origin::GorootEnvFile { path } => msg::words_from_goroot_env_file(self.lang, self.path(path)),
            Origin::File { path } => self.path(path),
            Origin::System => msg::words_from_system(self.lang),
            Origin::Default => msg::words_from_default(self.lang),
        }
    }

    /// Who put a Go there; programs keep their own names in every language.
    pub(crate) fn owner(&self, owner: Owner) -> String {
        match owner {
            Owner::Goready => "goready".to_owned(),
            Owner::Distribution => msg::words_owner_distribution(self.lang),
            Owner::UsrLocal => msg::words_owner_usr_local(self.lang),
            Owner::Snap => "Snap".to_owned(),
            Owner::Homebrew => "Homebrew".to_owned(),
            Owner::Asdf => "asdf".to_owned(),
            Owner::Mise => "mise".to_owned(),
            Owner::Gvm => "gvm".to_owned(),
            Owner::Goenv => "goenv".to_owned(),
            Owner::Goup => "goup".to_owned(),
            Owner::HomeSdk => "golang.org/dl".to_owned(),
            Owner::ModuleCache => msg::words_owner_module_cache(self.lang),
            Owner::Unknown => msg::words_owner_unknown(self.lang),
        }
    }

    /// Why a file cannot be changed, as the end of a sentence.
    pub(crate) fn obstacle(&self, obstacle: &Obstacle) -> String {
        match obstacle {
            Obstacle::NotAFile { kind } => {
                let kind = match kind {
                    Kind::Dir => "dir",
                    Kind::Link => "link",
                    Kind::File | Kind::Other => "other",
                };
                msg::words_obstacle_not_a_file(self.lang, kind)
            }
            Obstacle::NotADirectory => msg::words_obstacle_not_a_directory(self.lang),
            Obstacle::InsideGo => msg::words_obstacle_inside_go(self.lang),
            Obstacle::DanglingLink { target } => {
                msg::words_obstacle_dangling_link(self.lang, self.path(target))
            }
            Obstacle::DirectoryReadOnly => msg::words_obstacle_directory_read_only(self.lang),
            Obstacle::ForeignOwner { owner } => {
                msg::words_obstacle_foreign_owner(self.lang, owner.to_string())
            }
            Obstacle::ForeignLink { owner } => msg::words_obstacle_foreign_link(self.lang, owner.to_string()),
            Obstacle::Unreadable { message } => msg::words_obstacle_unreadable(self.lang, message.as_str()),
            Obstacle::TooLarge { size } => {
                msg::words_obstacle_too_large(self.lang, quantity::size(self.lang, *size))
            }
        }
    }
}
