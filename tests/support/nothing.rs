//! A site that Markdown can refer to, with nothing in it.

use parvis::data::query::Query;
use parvis::diagnostic::Diagnostic;
use parvis::markdown::block::BlockValues;
use parvis::markdown::host::{
    Credit, FileTarget, FirstUse, Host, PageTarget, ShownValue, TableWanted, TermTarget, WorkTarget,
};
use parvis::markdown::link::cite::Citation;
use parvis::site::query::Query as PageQuery;

pub struct Nothing;

impl Host for Nothing {
    fn work(&self, _: &Citation) -> Option<WorkTarget> {
        None
    }

    fn mention(&self, _: &str) -> Option<String> {
        None
    }

    fn page(&self, _: &str, _: Option<&str>) -> Option<PageTarget> {
        None
    }
    fn value(&self, _: &Query) -> Option<ShownValue> {
        None
    }
    fn credit(&self, _: &str) -> Option<Credit> {
        None
    }
    fn file(&self, _: &str) -> Option<FileTarget> {
        None
    }
    fn term(&self, _: &str) -> Option<TermTarget> {
        None
    }
    fn first_use(&self, _: &str) -> Option<FirstUse> {
        None
    }
    fn chart(&self, _: &str, _: Option<&str>, _: bool) -> Result<BlockValues, Box<Diagnostic>> {
        Ok(BlockValues::new())
    }
    fn table(&self, _: &TableWanted) -> Result<BlockValues, Box<Diagnostic>> {
        Ok(BlockValues::new())
    }
    fn path(&self, path: &str) -> String {
        path.to_owned()
    }
    fn word(&self, _: &str, _: Option<(&str, &str)>) -> String {
        String::new()
    }
    fn cards(&self, _: &PageQuery) -> Vec<tera::Value> {
        Vec::new()
    }
    fn block(&self, _: &str, _: BlockValues) -> Result<String, Box<Diagnostic>> {
        Ok(String::new())
    }
}
