//! Passwords stay out of the facts.

/// A value without the user names and passwords of the URLs in it: `https://u:p@host/x,direct` becomes
/// `https://host/x,direct`.
#[must_use]
pub fn without_userinfo(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some((before, after)) = rest.split_once("://") {
        out.push_str(before);
        out.push_str("://");
        rest = without_leading_userinfo(after);
    }
    out.push_str(rest);
    out
}

/// The same for a proxy variable, which may lack the scheme: `u:p@host:3128`.
pub(super) fn without_proxy_userinfo(value: &str) -> String {
    if value.contains("://") { without_userinfo(value) } else { without_leading_userinfo(value).to_owned() }
}

/// Cuts what stands before the last `@` of the authority. A password may itself hold an unescaped `@`.
fn without_leading_userinfo(text: &str) -> &str {
    let end = text.find(['/', '?', '#', ',', '|', ' ', '\t', '"', '\'']).unwrap_or(text.len());
    let at = text.get(..end).and_then(|authority| authority.rfind('@'));
    at.and_then(|at| text.get(at + 1..)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn user_names_and_passwords_leave_every_url() {
        for (value, bare) in [
            (
                "https://u:p@goproxy.example/x,https://t@b|direct",
                "https://goproxy.example/x,https://b|direct",
            ),
            ("http://u:p@ss@proxy:3128/", "http://proxy:3128/"),
            ("https://host/path@v1", "https://host/path@v1"),
            ("off", "off"),
            ("-ldflags=-X=a@b", "-ldflags=-X=a@b"),
        ] {
            assert_eq!(without_userinfo(value), bare);
        }
        assert_eq!(without_proxy_userinfo("u:p@proxy:3128"), "proxy:3128");
        assert_eq!(without_proxy_userinfo("socks5://u:p@proxy"), "socks5://proxy");
    }
}
