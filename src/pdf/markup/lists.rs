//! Lists, and lists of words with what is said of them.

use super::super::code::language;
use super::super::tree::{Element, Node};
use super::Writer;

impl Writer<'_> {
    /// The items of a list, as arguments.
    pub(super) fn items(&mut self, element: &Element) -> String {
        let mut items = String::new();
        for node in &element.children {
            match node {
                Node::Element(item) if item.name == "li" => {
                    let inside = self.block_content(&item.children);
                    let mut place = self.content(|writer| writer.place(item));
                    place.pop();
                    items.push_str(&format!("{place}{}", &inside[1..]));
                }
                Node::Text(text) if text.trim_ascii().is_empty() => {}
                // What has no place in a list isn't lost.
                node => items.push_str(&self.block_content(std::slice::from_ref(node))),
            }
        }
        items
    }

    /// A list of words with what is said of each.
    pub(super) fn definitions(&mut self, element: &Element) -> String {
        let mut items = Vec::new();
        let groups = element.elements().flat_map(|part| match part.name.as_str() {
            "div" => part.elements().map(|inside| (inside, Some(part))).collect::<Vec<_>>(),
            _ => vec![(part, None)],
        });
        let mut open: Option<(String, String)> = None;
        for (part, group) in groups {
            let spoken = part.attribute("lang").map(language).filter(|arguments| !arguments.is_empty());
            let content = self.block_content(&part.children);
            let content = spoken.map_or(content.clone(), |spoken| format!("[#text({spoken}){content};]"));
            match (part.name.as_str(), &mut open) {
                ("dt", open) => {
                    items.extend(open.take());
                    let mut place = self.content(|writer| {
                        group.iter().chain([&part]).for_each(|element| writer.place(element));
                    });
                    place.pop();
                    *open = Some((format!("{place}{}", &content[1..]), String::new()));
                }
                (_, Some((_, said))) => said.push_str(&format!("#block{content};")),
                (_, open) => *open = Some(("[]".to_owned(), format!("#block{content};"))),
            }
        }
        items.extend(open);
        let items: String = items.into_iter().map(|(word, said)| format!("terms.item({word}, [{said}]),")).collect();
        format!("terms({items})")
    }
}
