//! Where the cells of a table of HTML stand (the table model of the HTML standard, "forming a table").

use super::tree::Element;

/// The largest number of columns; further cells of a row are left to the next one.
const COLUMNS: usize = 64;

/// A table as a grid.
pub struct Grid<'a> {
    pub columns: usize,
    /// Those at the top whose cells are all headers.
    pub header: Vec<Cell<'a>>,
    pub body: Vec<Cell<'a>>,
    pub caption: Option<&'a Element>,
}

/// A cell with its place.
pub struct Cell<'a> {
    pub element: &'a Element,
    pub x: usize,
    pub y: usize,
    pub width: usize,
    pub height: usize,
}

impl Cell<'_> {
    /// Whether the cell is the header of its row.
    pub fn heads_row(&self) -> bool {
        self.element.name == "th" && self.element.attribute("scope") != Some("col")
    }
}

/// Finds the places of a table's cells.
pub fn grid(table: &Element) -> Grid<'_> {
    let rows = rows(table);
    let is_header = |row: &&(&Element, bool)| {
        let (row, in_head) = **row;
        in_head || (row.elements().count() > 0 && row.elements().all(|cell| cell.name == "th"))
    };
    let count = rows.iter().take_while(is_header).count();
    // Where all cells are headers only those in the head are above others; a table of headers alone has no header.
    let in_head = rows.iter().filter(|(_, in_head)| *in_head).count();
    let count = if count == rows.len() { in_head } else { count };
    let count = if count == rows.len() { 0 } else { count };
    let (header, body) = rows.split_at(count);
    let header_cells = place(header, 0);
    let body_cells = place(body, header.len());
    let columns = header_cells.iter().chain(&body_cells).map(|cell| cell.x + cell.width).max().unwrap_or(1);
    let caption = table.elements().find(|element| element.name == "caption");
    Grid { columns, header: header_cells, body: body_cells, caption }
}

/// The rows of a table, each with whether it stands in its head; those of its head first, those of its foot last.
fn rows(table: &Element) -> Vec<(&Element, bool)> {
    let (mut head, mut body, mut foot) = (Vec::new(), Vec::new(), Vec::new());
    for part in table.elements() {
        let inside = part.elements().filter(|row| row.name == "tr");
        match part.name.as_str() {
            "thead" => head.extend(inside.map(|row| (row, true))),
            "tbody" => body.extend(inside.map(|row| (row, false))),
            "tfoot" => foot.extend(inside.map(|row| (row, false))),
            "tr" => body.push((part, false)),
            _ => {}
        }
    }
    head.append(&mut body);
    head.append(&mut foot);
    head
}

/// Puts the cells of rows into a grid whose first row has the number `top`. No cell reaches below the last of them, or
/// over another.
fn place<'a>(rows: &[(&'a Element, bool)], top: usize) -> Vec<Cell<'a>> {
    let mut cells = Vec::new();
    // By column: how many rows, from this one on, are taken by a cell from above.
    let mut taken = [0_usize; COLUMNS];
    for (number, (row, _)) in rows.iter().enumerate() {
        let mut x = 0;
        for element in row.elements().filter(|cell| matches!(cell.name.as_str(), "td" | "th")) {
            while x < COLUMNS && taken[x] > 0 {
                x += 1;
            }
            if x >= COLUMNS {
                break;
            }
            let free = taken[x..].iter().take_while(|rows| **rows == 0).count();
            let width = element.number("colspan").unwrap_or(1).min(free);
            let height = element.number("rowspan").unwrap_or(1).min(rows.len() - number);
            taken[x..x + width].fill(height);
            cells.push(Cell { element, x, y: top + number, width, height });
            x += width;
        }
        taken.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::super::tree::{Node, parse};
    use super::*;

    fn cells(html: &str) -> String {
        let nodes = parse(html);
        let Some(Node::Element(table)) = nodes.first() else { panic!("a table") };
        let grid = grid(table);
        let shown = |cells: &[Cell<'_>]| -> String {
            cells.iter().map(|cell| format!(" {},{} {}x{}", cell.x, cell.y, cell.width, cell.height)).collect()
        };
        format!("{} |{} |{}", grid.columns, shown(&grid.header), shown(&grid.body))
    }

    #[test]
    fn cells_find_their_place() {
        let head = "<thead><tr><th>a</th><th>b</th></tr></thead>";
        assert_eq!(
            cells(&format!("<table>{head}<tbody><tr><th>c</th><td>d</td></tr></tbody></table>")),
            "2 | 0,0 1x1 1,0 1x1 | 0,1 1x1 1,1 1x1"
        );
        assert_eq!(
            cells("<table><tr><td rowspan=9>a</td><td>b</td></tr><tr><td colspan=2>c</td></tr></table>"),
            "3 | | 0,0 1x2 1,0 1x1 1,1 2x1"
        );
        assert_eq!(cells("<table><tr><th>a</th></tr></table>"), "1 | | 0,0 1x1");
        assert_eq!(cells("<table></table>"), "1 | |");
    }
}
