package iconexplorer.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Kinds of files that are no data set, known by how they start whatever their name is. */
enum FileKind {
  PNG("\u0089PNG", "a picture (PNG)", Remedy.PICTURE),
  JPEG("\u00ff\u00d8\u00ff", "a picture (JPEG)", Remedy.PICTURE),
  GIF("GIF8.a", "a picture (GIF)", Remedy.PICTURE),
  TIFF("II*\0", "a picture (TIFF)", Remedy.PICTURE),
  WEBP("RIFF....WEBP", "a picture (WebP)", Remedy.PICTURE),
  WAVE("RIFF....WAVE", "one recording", Remedy.RECORDING),
  ZIP("PK\u0003\u0004", "a zip archive or a spreadsheet, not a table of text", Remedy.UNPACK),
  EXCEL("\u00d0\u00cf\u0011\u00e0", "a spreadsheet of Excel, not a table of text", Remedy.SAVE),
  PDF("%PDF-", "a PDF", Remedy.SAVE),
  HDF("\u0089HDF", "HDF5", Remedy.SAVE),
  PARQUET("PAR1\u0015", "Parquet", Remedy.SAVE),
  SQLITE("SQLite format 3\0", "a database", Remedy.SAVE);

  /** What to do instead. */
  private enum Remedy {
    PICTURE(
        "put it in a folder with others, those of a class in a folder each, and choose the folder"),
    RECORDING("put it in a folder with others, and choose the folder"),
    UNPACK("unpack it or save it as CSV"),
    SAVE("save its table as CSV");

    private final String words;

    Remedy(String words) {
      this.words = words;
    }
  }

  /** Bytes as characters; a point stands for any. */
  private final byte[] magic;

  private final String words;
  private final Remedy remedy;

  FileKind(String magic, String words, Remedy remedy) {
    this.magic = magic.getBytes(StandardCharsets.ISO_8859_1);
    this.words = words;
    this.remedy = remedy;
  }

  /** What a file that starts so is, where it is one of these. */
  static Optional<FileKind> of(byte[] start) {
    return Arrays.stream(values()).filter(kind -> kind.begins(start)).findFirst();
  }

  /** A complaint: a clause without its full stop. */
  String complaint() {
    return "is %s; %s".formatted(words, remedy.words);
  }

  private boolean begins(byte[] start) {
    if (start.length < magic.length) {
      return false;
    }
    for (int b = 0; b < magic.length; b++) {
      if (magic[b] != '.' && magic[b] != start[b]) {
        return false;
      }
    }
    return true;
  }
}
