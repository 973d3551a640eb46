//! Pictures made of pictures: turned as they are seen, smaller, and written anew.
//!
//! The same bytes give the same picture wherever it is made: numbers are whole, or of a kind that every machine adds up
//! alike, and the decoder of JPEG is asked not to use what only some processors have.

use std::io::Cursor;

use fast_image_resize as resize;
use fast_image_resize::images::{Image, ImageRef};
use image::codecs::png::{CompressionType, FilterType, PngDecoder, PngEncoder};
use image::codecs::webp::{WebPDecoder, WebPEncoder};
use image::{DynamicImage, ImageDecoder, ImageEncoder, Limits};
use jpeg_encoder::{ColorType, SamplingFactor};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::{Format, Look};

/// Stands for the way in which pictures are made: another number after each change to it, or to a library that it names.
const MAKING: &str = "parvis 1, image 0.25.10, image-webp 0.2.4, zune-jpeg 0.5.15, fast_image_resize 6.1.0, jpeg-encoder 0.7.1, png 0.18.1";
/// How good JPEG files are, from 1 to 100: what is lost is seen only side by side.
pub const QUALITY: u8 = 82;
/// The most bytes that a decoder may take, besides the picture.
const DECODER_LIMIT: u64 = 512 << 20;
/// The largest profile of colours that is kept, in bytes.
const PROFILE_LIMIT: usize = 1 << 20;

/// What is wanted of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// As it is seen, in pixels.
    pub width: u32,
    pub height: u32,
    pub format: Format,
}

/// A picture, and all that is wanted of it: what is made of the same pixels is made at once.
#[derive(Debug)]
pub struct Job<'a> {
    pub bytes: &'a [u8],
    pub look: &'a Look,
    pub wanted: &'a [Wanted],
}

impl Job<'_> {
    /// How many bytes of memory it takes, about.
    pub fn weight(&self) -> u64 {
        // The numbers of a picture that comes in passes, its pixels, and those of the smaller one.
        const EACH: u64 = 10;
        self.look.stored.map_or(0, |(width, height)| u64::from(width) * u64::from(height) * EACH)
    }

    /// What two pictures share only if they have the same bytes; the first hash is that of the file.
    pub fn key(hash: &blake3::Hash, wanted: Wanted) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        hasher.update(MAKING.as_bytes());
        hasher.update(&[QUALITY, wanted.format as u8]);
        hasher.update(&wanted.width.to_le_bytes());
        hasher.update(&wanted.height.to_le_bytes());
        hasher.update(hash.as_bytes());
        hasher.finalize()
    }

    /// Makes all that is wanted, in its order.
    ///
    /// # Errors
    /// The decoder's or encoder's words.
    pub fn make(&self) -> Result<Vec<Vec<u8>>, String> {
        // Decoders are others', and what they read is anybody's.
        crate::markdown::guarded(|| self.made()).and_then(|made| made)
    }

    fn made(&self) -> Result<Vec<Vec<u8>>, String> {
        let (pixels, profile) = decode(self.bytes, self.look)?;
        let turned = |wanted: &Wanted| {
            let stored = match self.look.on_its_side() {
                true => (wanted.height, wanted.width),
                false => (wanted.width, wanted.height),
            };
            let mut pixels = resized(&pixels, stored)?;
            pixels.apply_orientation(self.look.orientation);
            encode(&pixels, profile.as_deref(), wanted.format)
        };
        self.wanted.iter().map(turned).collect()
    }
}

/// The pixels of a file with eight bits for each colour, as they are stored, and the profile that says what colours they are.
fn decode(bytes: &[u8], look: &Look) -> Result<(DynamicImage, Option<Vec<u8>>), String> {
    let (pixels, profile) = match look.format {
        Format::Jpeg => decode_jpeg(bytes)?,
        Format::Png => {
            let decoder = PngDecoder::with_limits(Cursor::new(bytes), limits()).map_err(|error| error.to_string())?;
            decoded(decoder)?
        }
        Format::WebP => decoded(WebPDecoder::new(Cursor::new(bytes)).map_err(|error| error.to_string())?)?,
        Format::Gif | Format::Svg => return Err(format!("{} is never made anew", look.format.name())),
    };
    let pixels = match pixels {
        DynamicImage::ImageLuma16(_) => DynamicImage::ImageLuma8(pixels.into_luma8()),
        DynamicImage::ImageLumaA16(_) => DynamicImage::ImageLumaA8(pixels.into_luma_alpha8()),
        DynamicImage::ImageRgb16(_) => DynamicImage::ImageRgb8(pixels.into_rgb8()),
        DynamicImage::ImageRgba16(_) => DynamicImage::ImageRgba8(pixels.into_rgba8()),
        pixels => pixels,
    };
    Ok((pixels, profile.filter(|profile| profile.len() <= PROFILE_LIMIT)))
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_alloc = Some(DECODER_LIMIT);
    limits
}

fn decoded(mut decoder: impl ImageDecoder) -> Result<(DynamicImage, Option<Vec<u8>>), String> {
    let profile = decoder.icc_profile().unwrap_or_default();
    let pixels = DynamicImage::from_decoder(decoder).map_err(|error| error.to_string())?;
    Ok((pixels, profile))
}

fn decode_jpeg(bytes: &[u8]) -> Result<(DynamicImage, Option<Vec<u8>>), String> {
    let side = usize::from(u16::MAX);
    let options = DecoderOptions::default().set_use_unsafe(false).set_max_width(side).set_max_height(side);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(|error| error.to_string())?;
    let grey = decoder.input_colorspace() == Some(ColorSpace::Luma);
    decoder.set_options(options.jpeg_set_out_colorspace(if grey { ColorSpace::Luma } else { ColorSpace::RGB }));
    let pixels = decoder.decode().map_err(|error| error.to_string())?;
    let info = decoder.info().ok_or_else(|| "no size".to_owned())?;
    let (width, height) = (u32::from(info.width), u32::from(info.height));
    let pixels = if grey {
        image::GrayImage::from_raw(width, height, pixels).map(DynamicImage::ImageLuma8)
    } else {
        image::RgbImage::from_raw(width, height, pixels).map(DynamicImage::ImageRgb8)
    };
    Ok((pixels.ok_or_else(|| "fewer pixels than it says".to_owned())?, decoder.icc_profile()))
}

fn resized(pixels: &DynamicImage, (width, height): (u32, u32)) -> Result<DynamicImage, String> {
    if (pixels.width(), pixels.height()) == (width, height) {
        return Ok(pixels.clone());
    }
    let kind = match pixels {
        DynamicImage::ImageLuma8(_) => resize::PixelType::U8,
        DynamicImage::ImageLumaA8(_) => resize::PixelType::U8x2,
        DynamicImage::ImageRgb8(_) => resize::PixelType::U8x3,
        DynamicImage::ImageRgba8(_) => resize::PixelType::U8x4,
        other => return Err(format!("no pixels of eight bits: {:?}", other.color())),
    };
    let from = ImageRef::new(pixels.width(), pixels.height(), pixels.as_bytes(), kind).map_err(|e| e.to_string())?;
    let mut to = Image::new(width, height, kind);
    // Its weights are sums and products: machines differ in their sines.
    let options =
        resize::ResizeOptions::new().resize_alg(resize::ResizeAlg::Convolution(resize::FilterType::CatmullRom));
    resize::Resizer::new().resize(&from, &mut to, &options).map_err(|error| error.to_string())?;
    let bytes = to.into_vec();
    let made = match pixels {
        DynamicImage::ImageLuma8(_) => image::GrayImage::from_raw(width, height, bytes).map(DynamicImage::ImageLuma8),
        DynamicImage::ImageLumaA8(_) => {
            image::GrayAlphaImage::from_raw(width, height, bytes).map(DynamicImage::ImageLumaA8)
        }
        DynamicImage::ImageRgb8(_) => image::RgbImage::from_raw(width, height, bytes).map(DynamicImage::ImageRgb8),
        _ => image::RgbaImage::from_raw(width, height, bytes).map(DynamicImage::ImageRgba8),
    };
    made.ok_or_else(|| "fewer pixels than wanted".to_owned())
}

fn encode(pixels: &DynamicImage, profile: Option<&[u8]>, format: Format) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let (width, height, colour) = (pixels.width(), pixels.height(), pixels.color().into());
    match format {
        Format::Jpeg => encode_jpeg(pixels, profile, &mut bytes)?,
        Format::Png => {
            let mut encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Best, FilterType::Adaptive);
            if let Some(profile) = profile {
                encoder.set_icc_profile(profile.to_vec()).map_err(|error| error.to_string())?;
            }
            encoder.write_image(pixels.as_bytes(), width, height, colour).map_err(|error| error.to_string())?;
        }
        Format::WebP => {
            let mut encoder = WebPEncoder::new_lossless(&mut bytes);
            if let Some(profile) = profile {
                encoder.set_icc_profile(profile.to_vec()).map_err(|error| error.to_string())?;
            }
            encoder.write_image(pixels.as_bytes(), width, height, colour).map_err(|error| error.to_string())?;
        }
        Format::Gif | Format::Svg => return Err(format!("{} is never made", format.name())),
    }
    Ok(bytes)
}

fn encode_jpeg(pixels: &DynamicImage, profile: Option<&[u8]>, bytes: &mut Vec<u8>) -> Result<(), String> {
    let side = |pixels: u32| u16::try_from(pixels).map_err(|_| "a side is too long for JPEG".to_owned());
    let (width, height) = (side(pixels.width())?, side(pixels.height())?);
    let opaque;
    let (data, colour) = match pixels {
        DynamicImage::ImageLuma8(grey) => (grey.as_raw().as_slice(), ColorType::Luma),
        DynamicImage::ImageRgb8(colours) => (colours.as_raw().as_slice(), ColorType::Rgb),
        other => {
            opaque = other.to_rgb8();
            (opaque.as_raw().as_slice(), ColorType::Rgb)
        }
    };
    let mut encoder = jpeg_encoder::Encoder::new(bytes, QUALITY);
    encoder.set_sampling_factor(SamplingFactor::R_4_2_0);
    encoder.set_progressive(true);
    encoder.set_optimized_huffman_tables(true);
    if let Some(profile) = profile {
        encoder.add_icc_profile(profile).map_err(|error| error.to_string())?;
    }
    encoder.encode(data, width, height, colour).map_err(|error| error.to_string())
}

/// The height that goes with a width, so that a picture keeps its shape.
pub fn height_of(width: u32, (whole_width, whole_height): (u32, u32)) -> u32 {
    let (width, across, down) = (u64::from(width), u64::from(whole_width).max(1), u64::from(whole_height));
    u32::try_from((width * down + across / 2) / across).unwrap_or(u32::MAX).max(1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::image::walk;

    fn picture(format: Format) -> Vec<u8> {
        let pixels = image::RgbImage::from_fn(40, 24, |x, y| image::Rgb([(x * 6) as u8, (y * 9) as u8, (x * y) as u8]));
        encode(&DynamicImage::ImageRgb8(pixels), None, format).expect("a picture")
    }

    fn small(bytes: &[u8]) -> Result<Vec<u8>, String> {
        let look = walk("a", bytes).map_err(|fault| format!("{fault:?}"))?.look;
        let wanted = [Wanted { width: 20, height: 12, format: look.format }];
        Job { bytes, look: &look, wanted: &wanted }.make().map(|made| made.concat())
    }

    #[test]
    fn a_picture_is_made_smaller_alike_each_time() {
        for format in [Format::Jpeg, Format::Png, Format::WebP] {
            let bytes = picture(format);
            let made = small(&bytes).expect("a picture");
            assert_eq!(small(&bytes).expect("a picture"), made);
            assert_eq!(walk("a", &made).expect("a picture").look.stored, Some((20, 12)));
        }
    }

    #[test]
    fn the_bytes_of_a_picture_stay_the_same_from_machine_to_machine() {
        let hash = |format| blake3::hash(&small(&picture(format)).expect("a picture")).to_hex()[..12].to_owned();
        let made = [Format::Jpeg, Format::Png, Format::WebP].map(hash);
        assert_eq!(made, ["2ad35adeee9b", "966977e2574a", "6cd977772dab"]);
    }

    #[test]
    fn the_decoder_of_jpeg_gives_the_same_with_what_some_processors_have() {
        let bytes = picture(Format::Jpeg);
        let (plain, _) = decode_jpeg(&bytes).expect("pixels");
        let fast = JpegDecoder::new(ZCursor::new(bytes.as_slice())).decode().expect("pixels");
        let most = plain.as_bytes().iter().zip(&fast).map(|(a, b)| a.abs_diff(*b)).max();
        assert!(most <= Some(2), "{most:?}");
    }

    #[test]
    fn heights_keep_the_shape() {
        assert_eq!(height_of(1600, (4000, 3000)), 1200);
        assert_eq!(height_of(10, (10_000, 1)), 1);
        assert_eq!(height_of(u32::MAX, (1, u32::MAX)), u32::MAX);
    }

    #[test]
    fn the_making_names_the_libraries_that_do_it() {
        let lock = include_str!("../../Cargo.lock");
        for part in MAKING.split(", ").skip(1) {
            let (name, version) = part.split_once(' ').expect("a version");
            assert!(lock.contains(&format!("name = \"{name}\"\nversion = \"{version}\"")), "change MAKING: {part}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_picture_that_was_changed_anywhere_never_stops_the_program(
            format in prop::sample::select(vec![Format::Jpeg, Format::Png, Format::WebP]),
            changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        ) {
            let mut bytes = picture(format);
            for (at, byte) in changes {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            let _ = small(&bytes);
        }
    }
}
