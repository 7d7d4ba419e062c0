//! Logs and reports hide who the person is and what opens doors: home, user name, passwords and tokens.

/// What to hide, found once per run.
#[derive(Clone, Debug, Default)]
pub(crate) struct Redactor {
    home: String,
    user: String,
    host_name: String,
}

/// Words after which a secret follows, in addresses, headers and variables.
const SECRET_NAMES: [&str; 8] =
    ["token=", "password=", "passwd=", "secret=", "api_key=", "apikey=", "authorization: ", "access_key="];

/// What stands for what was hidden.
const HIDDEN: &str = "***";

/// User names that are in too many words to be replaced, or say nothing about anybody.
const COMMON_USERS: [&str; 3] = ["root", "user", "go"];

impl Redactor {
    /// Hides this home and this user name, where they are known.
    pub(crate) fn new(home: Option<&str>, user: Option<&str>) -> Self {
        let home = home.map(|home| home.trim_end_matches('/')).filter(|home| home.len() > 1);
        let user = user.filter(|user| user.len() > 1 && !COMMON_USERS.contains(user));
        let (home, user) = (home.unwrap_or_default().to_owned(), user.unwrap_or_default().to_owned());
        Self { home, user, host_name: String::new() }
    }

    /// Hides the name of this computer too.
    pub(crate) fn with_host_name(mut self, name: Option<&str>) -> Self {
        let name = name.filter(|name| name.len() > 1 && *name != "localhost");
        name.unwrap_or_default().clone_into(&mut self.host_name);
        self
    }

    /// The text without what is to be hidden.
    pub(crate) fn redact(&self, text: &str) -> String {
        let mut text = text.to_owned();
        if !self.home.is_empty() {
            text = replace_where(&text, &self.home, "~", |_, after| !is_name(after));
        }
        for name in [&self.user, &self.host_name].into_iter().filter(|name| !name.is_empty()) {
            text = replace_where(&text, name, HIDDEN, |before, after| !is_name(before) && !is_name(after));
        }
        without_secrets(&without_userinfo(&text))
    }
}

/// Whether a character goes on with a name.
fn is_name(character: Option<char>) -> bool {
    character.is_some_and(|character| character.is_alphanumeric() || matches!(character, '_' | '-'))
}

/// Replaces `from` where the characters around it allow it.
fn replace_where(
    text: &str,
    from: &str,
    to: &str,
    may: impl Fn(Option<char>, Option<char>) -> bool,
) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(from) {
        result.push_str(before);
        let neighbours = (result.chars().next_back(), after.chars().next());
        result.push_str(if may(neighbours.0, neighbours.1) { to } else { from });
        rest = after;
    }
    result + rest
}

/// `https://ann:secret@proxy` becomes `https://***@proxy`.
fn without_userinfo(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("://") {
        result.push_str(before);
        result.push_str("://");
        let authority =
            after.split(|c: char| matches!(c, '/' | '?' | '#' | '`' | '"') || c.is_whitespace()).next();
        let userinfo = authority.and_then(|authority| authority.rfind('@'));
        rest = match userinfo.and_then(|at| after.get(at..)) {
            Some(host) => {
                result.push_str(HIDDEN);
                host
            }
            None => after,
        };
    }
    result + rest
}

/// `token=abc&x=1` becomes `token=***&x=1`.
fn without_secrets(text: &str) -> String {
    let mut text = text.to_owned();
    for name in SECRET_NAMES {
        let mut from = 0;
        // Lower case of ASCII alone keeps every offset.
        while let Some(found) = text.to_ascii_lowercase().get(from..).and_then(|rest| rest.find(name)) {
            let start = from + found + name.len();
            let value = text.get(start..).unwrap_or_default();
            let end = start
                + value
                    .find(|c: char| matches!(c, '&' | '`' | '"' | '\'') || c.is_control())
                    .unwrap_or(value.len());
            text.replace_range(start..end, HIDDEN);
            from = start + HIDDEN.len();
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn home_user_passwords_and_tokens_are_hidden() {
        let redactor = Redactor::new(Some("/home/ann/"), Some("ann"));
        for (text, hidden) in [
            ("write /home/ann/.profile", "write ~/.profile"),
            ("/home/ann", "~"),
            ("/home/annabel/x", "/home/annabel/x"),
            ("owner ann, plan", "owner ***, plan"),
            ("GET https://ann:pa@ss@proxy.example.com/x", "GET https://***@proxy.example.com/x"),
            ("http://u:p@h https://v@k/`", "http://***@h https://***@k/`"),
            ("https://h/x?Token=abc&y=1", "https://h/x?Token=***&y=1"),
            ("Authorization: Basic abc", "Authorization: ***"),
            ("mail me@example.com", "mail me@example.com"),
            ("路径 /home/ann/项目 token=中文", "路径 ~/项目 token=***"),
        ] {
            assert_eq!(redactor.redact(text), hidden, "{text}");
        }
    }

    #[test]
    fn what_is_hidden_stays_hidden_when_redacted_again() {
        let redactor = Redactor::new(Some("/home/ann"), Some("ann"));
        let once = redactor.redact("/home/ann https://a:b@c/?token=d ann");
        assert_eq!(redactor.redact(&once), once);
    }

    #[test]
    fn a_home_of_one_slash_and_a_user_in_every_word_are_left_alone() {
        assert_eq!(Redactor::new(Some("/"), Some("go")).redact("/usr/bin/go"), "/usr/bin/go");
    }
}
