//! Logs and reports hide who the person is and what opens doors: home, user name, passwords and tokens.

mod tokens;

/// What to hide, found once per run.
#[derive(Clone, Debug, Default)]
pub(crate) struct Redactor {
    /// Every name of the home that is known.
    homes: Vec<String>,
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
        let user = user.filter(|user| user.len() > 1 && !COMMON_USERS.contains(user));
        let user = user.unwrap_or_default().to_owned();
        Self { homes: Vec::new(), user, host_name: String::new() }.with_home(home)
    }

    /// Hides another name of the home too, such as the one that its links lead to.
    pub(crate) fn with_home(mut self, home: Option<&str>) -> Self {
        let home = home.map(|home| home.trim_end_matches('/')).filter(|home| home.len() > 1);
        self.homes.extend(home.map(str::to_owned));
        self
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
        for home in &self.homes {
            text = without_home(&text, home);
        }
        for name in [&self.user, &self.host_name].into_iter().filter(|name| !name.is_empty()) {
            text = replace_where(&text, name, HIDDEN, |before, after| !is_word(before) && !is_word(after));
        }
        tokens::without_tokens(&without_secrets(&without_userinfo(&text)))
    }
}

/// Whether a character goes on with a name.
fn is_name(character: Option<char>) -> bool {
    character.is_some_and(|character| character.is_alphanumeric() || matches!(character, '_' | '-'))
}

/// Whether a character goes on with a word: in `cc-ann` the name is one by itself.
fn is_word(character: Option<char>) -> bool {
    character.is_some_and(|character| character.is_alphanumeric() || character == '_')
}

/// `/home/ann/x` becomes `~/x`, and so do `/home//ann/x` and `/home/./ann/x`, which mean the same.
fn without_home(text: &str, home: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('/') {
        let (before, path) = rest.split_at(at);
        result.push_str(before);
        let after = below(path, home).filter(|after| !is_name(after.chars().next()));
        result.push(if after.is_some() { '~' } else { '/' });
        rest = after.or_else(|| path.strip_prefix('/')).unwrap_or_default();
    }
    result + rest
}

/// What follows a directory in a path that begins with it, however its slashes are written.
fn below<'a>(path: &'a str, dir: &str) -> Option<&'a str> {
    let mut rest = path;
    for name in dir.split('/').filter(|name| !matches!(*name, "" | ".")) {
        rest = rest.strip_prefix('/')?;
        while let Some(shorter) = rest.strip_prefix('/').or_else(|| rest.strip_prefix("./")) {
            rest = shorter;
        }
        rest = rest.strip_prefix(name)?;
    }
    Some(rest)
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

/// `token=abc&x=1` becomes `token=***&x=1`, and what is said behind it stays.
fn without_secrets(text: &str) -> String {
    let mut text = text.to_owned();
    for name in SECRET_NAMES {
        let mut from = 0;
        // Lower case of ASCII alone keeps every offset.
        while let Some(found) = text.to_ascii_lowercase().get(from..).and_then(|rest| rest.find(name)) {
            let start = from + found + name.len();
            let (before, value) = text.split_at_checked(start).unwrap_or_default();
            let end = start + value.find(|c: char| ends_secret(name, before, c)).unwrap_or(value.len());
            text.replace_range(start..end, HIDDEN);
            from = start + HIDDEN.len();
        }
    }
    text
}

/// Whether a secret behind this text ends before this character. One of a header goes on over blanks; one in the query
/// of an address also ends where GOPROXY's next entry begins.
fn ends_secret(name: &str, before: &str, c: char) -> bool {
    let is_header = name.ends_with(' ');
    let queried = before.trim_end_matches(|c: char| c == '=' || is_name(Some(c))).ends_with(['?', '&']);
    matches!(c, '&' | '`' | '"' | '\'')
        || c.is_control()
        || !is_header && (c.is_whitespace() || matches!(c, '（' | '）' | '，' | '。' | '：' | '；'))
        || queried && matches!(c, ',' | '|')
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
            ("GOPATH is /home//ann/g, /home/./ann", "GOPATH is ~/g, ~"),
            ("//home/ann:/./home/.//ann/:/home/other", "~:~/:/home/other"),
            ("https://home/annex", "https://home/annex"),
            ("owner ann, plan", "owner ***, plan"),
            ("~/cc-ann/x", "~/cc-***/x"),
            ("GET https://ann:pa@ss@proxy.example.com/x", "GET https://***@proxy.example.com/x"),
            ("http://u:p@h https://v@k/`", "http://***@h https://***@k/`"),
            ("https://h/x?Token=abc&y=1", "https://h/x?Token=***&y=1"),
            (
                "https://h/?access_token=a.b,direct (of line 1): off",
                "https://h/?access_token=***,direct (of line 1): off",
            ),
            ("-ldflags=-Xmain.token=a,b -v", "-ldflags=-Xmain.token=*** -v"),
            ("是 https://h/?token=abc（环境）", "是 https://h/?token=***（环境）"),
            ("Authorization: Basic abc, d", "Authorization: ***"),
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
