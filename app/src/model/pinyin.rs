//! Initials of pinyin, for the characters of the commands' names: a table of what is used is a page, a dictionary half a
//! megabyte. A test of the palette names the character that a new command lacks.

/// Initial, and the characters that begin with it.
const TABLE: [(char, &str); 19] = [
    ('a', "安"),
    ('b', "闭版本变编包报保不并边"),
    ('c', "重撤存窗查叉创成持测藏"),
    ('d', "的读动打端第到"),
    ('f', "复返"),
    ('g', "工改跟关告个过"),
    ('h', "缓环划后回"),
    ('j', "进近界具境检兼交计件夹仅建"),
    ('k', "空口开看可"),
    ('l', "量历离令来络"),
    ('m', "面敏们命目默"),
    ('q', "取清浅启"),
    ('r', "容日认"),
    ('s', "示设色深随使首史始所试"),
    ('t', "题统脱停"),
    ('w', "文为完我网问"),
    ('x', "下显行新销系性线修消项"),
    ('y', "用英页译一有源隐移"),
    ('z', "中作置最主制终志执止装"),
];

/// The initials of Chinese words; Latin letters and digits stay, in small.
pub(super) fn initials(text: &str) -> String {
    text.chars().filter_map(initial).collect()
}

fn initial(character: char) -> Option<char> {
    if character.is_ascii_alphanumeric() {
        return Some(character.to_ascii_lowercase());
    }
    TABLE.iter().find(|(_, characters)| characters.contains(character)).map(|(initial, _)| *initial)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_become_their_initials() {
        assert_eq!(initials("撤销最近的改动"), "cxzjdgd");
        assert_eq!(initials("Go 版本"), "gobb");
    }
}
