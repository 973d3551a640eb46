//! How maps look. Colours of paper, ink and lines are the theme's.

/// One hue from light to dark, or from dark to light on dark paper; told apart by lightness alone, so in print without
/// colour too. Where the system has its own colours, by how much of the text's colour there is.
pub const STYLE: &str = "\
.map { --c1: #d3e2f0; --c2: #a5c4e1; --c3: #6d9cca; --c4: #3d71a9; --c5: #19406f; }
@media (prefers-color-scheme: dark) {
  .map { --c1: #22405f; --c2: #34618e; --c3: #5489bd; --c4: #8cb6de; --c5: #d3e5f6; }
}
@media print {
  .map { --c1: #d3e2f0; --c2: #a5c4e1; --c3: #6d9cca; --c4: #3d71a9; --c5: #19406f; print-color-adjust: exact; }
}
.map text { font: 13px var(--sans, sans-serif); fill: var(--ink, #1d2026); }
.map .title { font-size: 18px; font-weight: 650; }
.map .quiet { fill: var(--quiet, #555a64); }
.map path, .map circle { stroke: var(--paper, #fdfcf9); stroke-linejoin: round; }
.map .c1 { fill: var(--c1); }
.map .c2 { fill: var(--c2); }
.map .c3 { fill: var(--c3); }
.map .c4 { fill: var(--c4); }
.map .c5 { fill: var(--c5); }
.map .ground { fill: var(--raised, #f4f1ea); }
.map .hatch, .map rect.nodata { stroke: var(--line, #d3cdc0); }
.map .land { fill: var(--line, #d3cdc0); fill-opacity: .6; }
.map .dot { fill: var(--c4); fill-opacity: .55; stroke: var(--c5); stroke-width: .8; }
.map .below { fill: none; }
.map .name { font-weight: 600; paint-order: stroke; stroke: var(--paper, #fdfcf9); stroke-width: 3px; }
.map .inside { fill: var(--paper, #fdfcf9); stroke: none; }
.map .on { stroke: none; }
.map .halo { fill: none; stroke-width: 2.2; }
.map .lead { fill: none; stroke: var(--ink, #1d2026); stroke-width: .8; }
@media (forced-colors: active) {
  .map { --paper: Canvas; --raised: Canvas; --ink: CanvasText; --quiet: CanvasText; --line: CanvasText; }
  .map {
    --c1: color-mix(in srgb, CanvasText 8%, Canvas); --c2: color-mix(in srgb, CanvasText 25%, Canvas);
    --c3: color-mix(in srgb, CanvasText 45%, Canvas); --c4: color-mix(in srgb, CanvasText 65%, Canvas);
    --c5: color-mix(in srgb, CanvasText 90%, Canvas);
  }
  .map path, .map circle, .map rect { stroke: CanvasText; }
  .map .halo { stroke: Canvas; }
  .map .ground { stroke: none; }
  .map .land { fill: none; }
}
";
