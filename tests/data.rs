//! Data packages: how their tables are read, and how their numbers come into texts.

mod support;

use support::{Text, plan};

const TABLE: &str = "content/datasets/rain/rain.csv";
const HEADER: &str = "year,place,millimetres,people";

/// The small plan with these rows of rain.
fn rows(rows: &str) -> Text {
    plan().with(TABLE, format!("{HEADER}\n{rows}"))
}

#[test]
fn after_fifty_faults_of_a_table_the_others_are_counted() {
    let wrong: String = (1900..1960).map(|year| format!("{year},North,much,\n")).collect();
    let built = rows(&wrong).build();
    assert_eq!(built.codes.iter().filter(|code| **code == "PV1019").count(), 50);
    assert!(built.said.contains("error[PV1028]: There are 10 more faults in this table."), "{}", built.said);
}
