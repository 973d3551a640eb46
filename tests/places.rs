//! Findings stand at what is to be changed, and speak of that.

mod support;

use support::{Text, plan};

/// The findings of the site, as `CODE file:line:column`, and what is said.
fn told(site: Text) -> (Vec<String>, String) {
    let built = site.build();
    (built.spots, built.said)
}

#[test]
fn a_rule_stands_at_the_setting_that_breaks_it() {
    let edit = |from: &str, to: &str| plan().edit("site.toml", from, to);
    let parent = edit("parent = \"goal\"", "parent = \"theme\"");
    assert_eq!(told(parent).0, ["PV0216 site.toml:25:10"]);
    let key = edit("singular = \"step\"\nkey = \"number\"", "singular = \"step\"\nkey = \"nombre\"");
    assert_eq!(told(key).0, ["PV0211 site.toml:23:7"]);
    let template = edit("singular = \"goal\"", "singular = \"goal\"\ntemplate = \"goal.html\"");
    assert_eq!(told(template).0, ["PV0705 site.toml:15:12"]);
    let single = edit("singular = \"goal\"", "singular = \"goal\"\ntemplates = { 1 = \"goal.html\" }");
    assert_eq!(told(single).0, ["PV0705 site.toml:15:19"]);
    let index = edit("feed = true", "feed = true\ntemplate = \"list.html\"");
    assert_eq!(told(index).0, ["PV0705 site.toml:43:12"]);
}

#[test]
fn a_folder_without_theme_toml_is_no_theme() {
    let (spots, said) = told(plan().without("themes/plain/theme.toml"));
    assert_eq!(spots, ["PV0701 site.toml:4:9"]);
    assert!(said.contains("themes/plain/, with a theme.toml"), "{said}");
    let (spots, said) = told(plan().edit("site.toml", "\"plain\"", "\"plian\""));
    assert_eq!(spots, ["PV0701 site.toml:4:9"]);
    assert!(said.contains("Did you mean “plain”? Themes: parvis, plain."), "{said}");
}

#[test]
fn of_two_at_one_address_the_one_that_is_easier_to_change_is_named() {
    let home = "+++\nslug = \"home\"\ntitle = \"Home\"\naliases = [\"/en/goals/1-water/\"]\n+++\n";
    let (spots, said) = told(plan().with("content/pages/home.en.md", home));
    assert_eq!(spots, ["PV0601 content/pages/home.en.md:4:12"]);
    assert!(said.contains("Two pages or files want the address /en/goals/1-water/."), "{said}");
    let (spots, said) = told(plan().with("content/_root/pas", ""));
    assert!(spots.iter().all(|spot| spot == "PV0601 content/_root/pas"), "{spots:?}");
    assert!(said.contains("These two addresses can't both exist: /pas and /pas/1-puits/."), "{said}");
}

#[test]
fn a_path_that_can_not_be_written_is_found_before_anything_is() {
    let (spots, _) = told(plan().with("content/_root/.parvis-note", ""));
    assert_eq!(spots, ["PV1762 content/_root/.parvis-note"]);
    let home = "+++\nslug = \"home\"\ntitle = \"Home\"\naliases = [\"/.git/home/\"]\n+++\n";
    let (spots, _) = told(plan().with("content/pages/home.en.md", home));
    assert_eq!(spots, ["PV0910 content/pages/home.en.md:4:12"]);
}

#[test]
fn a_group_needs_letters_for_its_address() {
    let site = plan().edit("site.toml", "groups = [\"theme\"]", "groups = [\"names\"]");
    let site = site.edit("content/steps/1-puits.fr.md", "theme = \"eau\"", "names = [\"Eau\", \"???\"]");
    let (spots, said) = told(site);
    assert_eq!(spots, ["PV0604 content/steps/1-puits.fr.md:4:9"]);
    assert!(said.contains("“???”"), "{said}");
}

#[test]
fn too_long_says_of_what() {
    let step = |line: &str| {
        let page = format!("+++\nslug = \"wells\"\ntitle = \"Wells\"\n{line}\n+++\n");
        told(plan().with("content/steps/1-puits.en.md", page)).1
    };
    let said = step("names = [\"a\", \"b\", \"c\", \"d\"]");
    assert!(said.contains("4 items, where at most 3 are allowed"), "{said}");
    let said = step("short_text = \"eleven letters\"");
    assert!(said.contains("14 characters, where at most 10 are allowed"), "{said}");
}

#[test]
fn yaml_is_spoken_of_as_the_editor_sees_it() {
    let page = |value: &str| plan().with("content/pages/home.en.md", format!("---\nslug: home\ntitle: {value}\n---\n"));
    let (spots, said) = told(page(&format!("{}x{}", "[".repeat(50), "]".repeat(50))));
    assert_eq!(spots, ["PV0314 content/pages/home.en.md:3:39"]);
    assert!(said.contains("at most 32 levels"), "{said}");
    // The parser counts lines from the first field, the editor from the top of the file.
    let (spots, said) = told(page("\"Home"));
    assert_eq!(spots.len(), 1, "{said}");
    assert!(spots[0].starts_with("PV0303 "), "{said}");
    assert!(!said.lines().next().unwrap_or_default().contains(" line "), "{said}");
}
