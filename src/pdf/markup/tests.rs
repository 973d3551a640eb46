//! Whatever is written, texts stay texts.

use proptest::prelude::*;
use typst::syntax::{SyntaxKind, SyntaxNode, ast};

use super::super::tree::{parse, text};
use super::*;

struct Nothing;

impl Around for Nothing {
    fn target(&self, href: &str) -> Target {
        match href.split_at_checked(1) {
            Some(("#", id)) => Target::Inside(label("p", id)),
            Some(("h", _)) => Target::Outside(href.to_owned()),
            _ => Target::Nowhere,
        }
    }

    fn picture(&mut self, src: &str) -> Option<String> {
        (!src.is_empty()).then(|| format!("/pictures/{src}"))
    }
}

fn written(html: &str) -> String {
    write(&parse(html), "p", 0, &mut Nothing, &mut HashSet::new())
}

#[test]
fn elements_become_functions_and_texts_strings() {
    assert_eq!(
        written("<h2 id=a>Un <em>mot</em></h2>\n<p>Deux,  <a href=\"https://x.example/\">trois</a> .</p>"),
        "#heading(level: 2, outlined: false, bookmarked: true)[#\"Un \";#emph[#\"mot\";];]#label(\"p#a\");\
         #par[#\"Deux, \";#link(\"https://x.example/\")[#\"trois\";];#\" .\";];"
    );
    assert_eq!(
        written("<ul><li id=b>a<ul><li>b</li></ul></li></ul>"),
        "#list()[#metadata(none)#label(\"p#b\");#\"a\";#list()[#\"b\";];];"
    );
    assert_eq!(
        written("<dl><dt>a</dt><dd>b</dd></dl><div class=\"alert\" lang=\"en\">c</div>"),
        "#terms(terms.item([#\"a\";], [#block[#\"b\";];]),);#part(\"div\", (\"alert\",), [#text(lang: \"en\", region: none)[#\"c\";];]);"
    );
    assert_eq!(
        written("<p><img src=\"a.png\" alt=\"A\" width=100></p><img src=b.svg alt=\"\">"),
        "#par[#box(image(\"/pictures/a.png\", width: 75pt, alt: \"A\"));];#pdf.artifact(image(\"/pictures/b.svg\"));"
    );
}

#[test]
fn tables_say_what_their_headers_are_of() {
    assert_eq!(
        written(
            "<table><caption>T</caption><thead><tr><th>a</th></tr></thead><tbody><tr><th>b</th></tr></tbody></table>"
        ),
        "#figure(kind: table, numbering: none, caption: [#\"T\";], table(columns: 1, \
         table.header(table.cell(x: 0, y: 0, colspan: 1, rowspan: 1)[#\"a\";],),\
         pdf.header-cell(scope: \"row\", table.cell(x: 0, y: 1, colspan: 1, rowspan: 1)[#\"b\";]),));"
    );
}

/// Everything in a source that isn't a call, a string or what belongs to them; and the texts of its strings.
fn strange(node: &SyntaxNode, texts: &mut String) -> Vec<String> {
    use SyntaxKind::{Ident, Str};
    const NAMES: &[&str] = &[
        "align",
        "alt",
        "artifact",
        "block",
        "bookmarked",
        "box",
        "caption",
        "cell",
        "center",
        "colspan",
        "columns",
        "emph",
        "end",
        "enum",
        "figure",
        "header",
        "heading",
        "highlight",
        "image",
        "item",
        "kind",
        "label",
        "lang",
        "level",
        "linebreak",
        "link",
        "list",
        "metadata",
        "numbering",
        "outlined",
        "par",
        "part",
        "pdf",
        "quote",
        "raw",
        "region",
        "rowspan",
        "scope",
        "size",
        "start",
        "strike",
        "strong",
        "sub",
        "super",
        "table",
        "terms",
        "text",
        "underline",
        "width",
        "x",
        "y",
    ];
    const KINDS: &[SyntaxKind] = &[
        SyntaxKind::Markup,
        SyntaxKind::Code,
        SyntaxKind::Hash,
        SyntaxKind::Semicolon,
        SyntaxKind::FuncCall,
        SyntaxKind::Args,
        SyntaxKind::LeftParen,
        SyntaxKind::RightParen,
        SyntaxKind::LeftBracket,
        SyntaxKind::RightBracket,
        SyntaxKind::Comma,
        SyntaxKind::Colon,
        SyntaxKind::Space,
        SyntaxKind::Named,
        SyntaxKind::Array,
        SyntaxKind::ContentBlock,
        SyntaxKind::Int,
        SyntaxKind::Bool,
        SyntaxKind::None,
        SyntaxKind::Numeric,
        SyntaxKind::FieldAccess,
        SyntaxKind::Dot,
        SyntaxKind::Parenthesized,
    ];
    let kind = node.kind();
    if kind == Str {
        let string: Option<ast::Str<'_>> = node.cast();
        texts.push_str(&string.map(|string| string.get()).unwrap_or_default());
        return Vec::new();
    }
    let known = KINDS.contains(&kind) || (kind == Ident && NAMES.contains(&node.leaf_text().as_str()));
    let own = (!known).then(|| format!("{kind:?} {}", node.leaf_text()));
    let below = node.children().flat_map(|child| strange(child, texts)).collect::<Vec<_>>();
    own.into_iter().chain(below).collect()
}

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "\"",
        "\\",
        "#",
        "]",
        "[",
        ";",
        ")",
        "(",
        "#panic()",
        "\\u{41}",
        "\"];#read(\"x\")",
        "$x$",
        "//",
        "/*",
        "*",
        "_",
        "`",
        "```",
        "@a",
        "<a>",
        "= ",
        "- ",
        "\n",
        "\r\n",
        "\u{2028}",
        "\u{0}",
        "é",
        "a b",
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<a href=\"#a\">",
        "<a href='h\"]#x'>",
        "</a>",
        "<ul><li id='\"#'>",
        "</ul>",
        "<table><tr><td>",
        "<th colspan=9 rowspan=9>",
        "</table>",
        "<h2 id=a>",
        "</h2>",
        "<img src='\"' alt='\"]'>",
        "<code>",
        "</code>",
        "<pre>",
        "</pre>",
        "<div class='\") x'>",
        "</div>",
        "<dl><dt>",
        "<dd>",
        "</dl>",
        "<input type=radio>",
        "<span lang='\"'>",
        "</span>",
        "&quot;",
        "&#x22;",
        "<br>",
        "<hr>",
    ]);
    prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn nothing_that_is_written_becomes_code(html in pieces()) {
        let code = written(&html);
        let node = typst::syntax::parse(&code);
        prop_assert!(!node.diagnosis().errors, "{html:?}\n{code}");
        let mut texts = String::new();
        let strange = strange(&node, &mut texts);
        prop_assert!(strange.is_empty(), "{html:?}\n{code}\n{strange:?}");
    }

    #[test]
    fn no_word_is_lost(words in prop::collection::vec("[a-zé\"#\\\\]{1,4}", 1..8), html in pieces()) {
        let html: String = words.iter().map(|word| format!("<p>{word}</p><span>{word}</span>")).collect::<String>() + &html;
        let all = text(&parse(&html));
        let mut texts = String::new();
        strange(&typst::syntax::parse(&written(&html)), &mut texts);
        let letters = |text: &str| text.chars().filter(|letter| letter.is_alphanumeric()).count();
        prop_assert!(letters(&texts) >= letters(&all), "{html:?}\n{texts}");
    }
}
