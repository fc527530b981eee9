export { Palette, type PaletteHandle } from "./ui/palette";
