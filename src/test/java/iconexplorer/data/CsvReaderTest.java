package iconexplorer.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.data.CsvOptions.Header;
import iconexplorer.data.CsvOptions.LabelColumn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReaderTest {
  private static final CsvOptions UNLABELLED =
      CsvOptions.detect().withLabel(new LabelColumn.None());

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|", " , ", " ;", " ", "   "})
  void theDelimiterIsFound(String delimiter) throws IOException {
    Dataset data =
        read(rows("length,width,species", "1.5,2,b", "2.5,4,a", "3.5,6,b").replace(",", delimiter));
    assertEquals(2, data.dimension());
    assertArrayEquals(new int[] {1, 0, 1}, data.labels());
    assertEquals(List.of("a", "b"), data.classNames());
  }

  @Test
  void columnsAreStandardised() throws IOException {
    Dataset data = read(rows("1,10,x", "3,30,y"));
    assertArrayEquals(new float[] {-1, -1, 1, 1}, data.features());
  }

  @Test
  void aConstantColumnIsLeftOutAndThatIsSaid() throws IOException {
    Import read = open(rows("a,b,kind", "1,0.1,x", "3,0.1,y", "5,0.1,x"));
    assertEquals(1, read.data().dimension());
    assertEquals(List.of("Left out, because all values are the same: b."), read.notes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"NA", "", "?", "NaN", "null", "n/a", "<NA>", "#N/A"})
  void aMissingNumberBecomesTheMedianOfItsColumnAndThatIsSaid(String missing) throws IOException {
    Import read = open(rows("a,b,kind", missing + ",0,x", "2,2,y", "8,4,x", "3,6,y"));
    float[] a = new float[4];
    for (int i = 0; i < 4; i++) {
      a[i] = read.data().row(i)[0];
    }
    assertEquals(a[3], a[0], "the median of 2, 3, 8");
    assertTrue(a[1] < a[0] && a[0] < a[2]);
    assertEquals(List.of("One missing number became the median of its column: a."), read.notes());
  }

  @Test
  void theMedianOfAnEvenNumberIsBetweenTheMiddleTwo() throws IOException {
    Import read = open(rows("a,kind", "1,x", ",y", "2,x", "4,y", "9,y"));
    float[] a = new float[5];
    for (int i = 0; i < 5; i++) {
      a[i] = read.data().row(i)[0];
    }
    assertEquals((a[2] + a[3]) / 2, a[1], 1e-6);
  }

  @Test
  void aMissingWordIsNoneOfTheOthersAndThatIsSaid() throws IOException {
    Import read = open(rows("a,sex,kind", "1,male,x", "2,NA,y", "3,female,x", "4,male,y"));
    assertEquals(3, read.data().dimension());
    assertEquals(
        List.of(
            "Words became one column each: sex.",
            "One missing word became 0 in every column of the words: sex."),
        read.notes());
  }

  @Test
  void commasInNumbersAreDecimalPointsWhereSomethingElseSeparates() throws IOException {
    Import read = open(rows("a;b;kind", "1,5;2;x", "-2,5;\"3,25\";y", "3;0,5;x"));
    Dataset points = read(rows("a;b;kind", "1.5;2;x", "-2.5;3.25;y", "3;0.5;x"));
    assertArrayEquals(points.features(), read.data().features());
    assertEquals(List.of("Commas in numbers were taken for decimal points."), read.notes());
  }

  @Test
  void commasThatMaySeparateThousandsAreNotTakenForDecimalPoints() throws IOException {
    Import read = open(rows("a;b;kind", "1,664;2;x", "22,973;3;y", "3,928;5;x"));
    assertTrue(read.columns().getFirst().words(), "not 1.664");
  }

  @Test
  void aTableOfSquarelyManyMeasurementsHasALabelColumn() throws IOException {
    Dataset data = read(rows("a,b,c,result", "0.5,2,3,0", "1.5,3,4,1", "2.5,2,8,0", "3.5,1,9,1"));
    assertEquals(3, data.dimension());
    assertArrayEquals(new int[] {0, 1, 0, 1}, data.labels());
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 40})
  void measurementsAreNoLabelsWhateverTheyAreCalled(int rows) throws IOException {
    StringBuilder table = new StringBuilder("a,b,target\n");
    for (int i = 0; i < rows; i++) {
      table.append(i * i).append(',').append(i % 7).append(',').append(0.37 * i).append('\n');
    }
    Import read = open(table.toString());
    assertEquals(0, read.data().classNames().size());
    assertEquals(2, read.data().dimension());
    assertEquals(
        List.of("Left out, because it is called a label and holds measurements: target."),
        read.notes());
    Import chosen =
        open(table.toString(), CsvOptions.detect().withLabel(new LabelColumn.Named("target")));
    assertEquals(rows, chosen.data().classNames().size(), "as the user says");
  }

  @Test
  void fewFractionsThatComeBackAreClasses() throws IOException {
    Import read = open(rows("a,label", "1,0.5", "2,1.5", "3,0.5", "4,1.5"));
    assertEquals(List.of("0.5", "1.5"), read.data().classNames());
  }

  @Test
  void wordsThatHardlyOccurTwiceAreNoLabels() throws IOException {
    StringBuilder table = new StringBuilder("a,b,label\n");
    for (int i = 0; i < 40; i++) {
      table.append(i * i).append(',').append(i % 7).append(",n").append(i).append('\n');
    }
    Import read = open(table.toString());
    assertEquals(0, read.data().classNames().size());
    assertEquals(
        List.of("Left out, because there are more than 20 different words: label."), read.notes());
  }

  @Test
  void aHeaderIsKnownWhereTheFirstItemLacksSomething() throws IOException {
    Dataset data = read(rows("a,b,kind", "?,,x", "2,4,y", "3,5,x"));
    assertEquals(3, data.size());
    assertEquals(2, data.dimension());
    assertEquals(List.of("x", "y"), data.classNames());
  }

  @Test
  void aHeaderOfWordsAboveWordsIsKnownByTheLabelsName() throws IOException {
    Dataset data = read(rows("shape,colour,class", "round,red,x", "long,red,y", "long,green,x"));
    assertEquals(3, data.size());
    assertEquals(List.of("x", "y"), data.classNames());
  }

  @Test
  void aColumnThatCountsTheRowsIsLeftOutAndThatIsSaid() throws IOException {
    Import read = open(rows(",a,kind", "0,5,x", "1,7,y", "2,6,x"));
    assertEquals(1, read.data().dimension());
    assertEquals(List.of("Left out, because it counts the rows: column 1."), read.notes());
  }

  @Test
  void whatExcelSaysOfTheSeparatorIsNoRow() throws IOException {
    Dataset data = read("sep=;\r\na;b;kind\r\n1;2;x\r\n3;5;y\r\n");
    assertEquals(2, data.size());
    assertEquals(List.of("x", "y"), data.classNames());
  }

  @Test
  void blanksAtTheEndsOfLinesSeparateNothing() throws IOException {
    Dataset data = read("  a  b kind\r\n 1.5\t2  x \r\n\r\n2.5   4 y");
    assertEquals(2, data.dimension());
    assertEquals(List.of("x", "y"), data.classNames());
  }

  @Test
  void theColumnsAreToldWithTheirFirstValues() throws IOException {
    Import read = open(rows("a,place,b,kind", "1,sea,0.25,x", ",hill,0.25,y", "2.5,sea,0.25,x"));
    assertEquals(
        List.of(
            new TableColumn("a", false, 1, "1, , 2.5", TableColumn.Role.FEATURE),
            new TableColumn("place", true, 0, "sea, hill, sea", TableColumn.Role.FEATURE),
            new TableColumn("b", false, 0, "0.25, 0.25, 0.25", TableColumn.Role.LEFT_OUT),
            new TableColumn("kind", true, 0, "x, y, x", TableColumn.Role.LABEL)),
        read.columns());
  }

  @Test
  void aColumnThatIsMostlyMissingIsLeftOutAndThatIsSaid() throws IOException {
    Import read = open(rows("a,b,kind", "1,,x", "2,,y", "8,4,x"));
    assertEquals(1, read.data().dimension());
    assertEquals(
        List.of("Left out, because more than half of the values are missing: b."), read.notes());
  }

  @Test
  void aRowWithoutLabelIsLeftOutAndThatIsSaid() throws IOException {
    Import read = open(rows("a,b,kind", "1,3,x", "2,5,", "8,4,none", "9,4,x"));
    assertArrayEquals(new int[] {1, 0, 1}, read.data().labels());
    assertEquals(List.of("none", "x"), read.data().classNames());
    assertEquals(List.of("1 of 4 rows have no label and were left out."), read.notes());
  }

  @Test
  void fewWordsBecomeAColumnEachAndManyAreLeftOut() throws IOException {
    StringBuilder table = new StringBuilder("id,place,kind\n");
    for (int i = 0; i < 30; i++) {
      table.append("n").append(i).append(i % 3 == 0 ? ",shore," : ",hill,").append(i % 2);
      table.append('\n');
    }
    Import read =
        open(table.toString(), CsvOptions.detect().withLabel(new LabelColumn.Named("kind")));
    assertEquals(2, read.data().dimension());
    assertTrue(read.data().row(0)[0] > 0 && read.data().row(0)[1] < 0, "shore, not hill");
    assertTrue(read.data().row(1)[0] < 0 && read.data().row(1)[1] > 0, "hill, not shore");
    assertEquals(
        List.of(
            "Left out, because there are more than 20 different words: id.",
            "Words became one column each: place."),
        read.notes());
  }

  @Test
  void thePenguinsAreReadWithAllThatTheyLack() throws IOException {
    Path file = RealData.folder("small").resolve("penguins.csv");
    Import read = DatasetCatalogue.open(file.toString(), 1, Checkpoint.NONE);
    assertEquals(344, read.data().size());
    assertEquals(List.of("Adelie", "Chinstrap", "Gentoo"), read.data().classNames());
    assertEquals(10, read.data().dimension(), "5 measurements, 3 islands, 2 sexes");
    assertEquals(
        List.of(
            "Words became one column each: island, sex.",
            "11 missing words became 0 in every column of the words: sex.",
            "8 missing numbers became the median of their column: bill_length_mm, bill_depth_mm,"
                + " flipper_length_mm, body_mass_g."),
        read.notes());
  }

  @Test
  void aColumnCalledLabelIsOneWhereverItStands() throws IOException {
    Dataset data = read(rows("Label,a,b", "7,1,2", "10,3,4", "7,5,6"));
    assertEquals(2, data.dimension());
    assertEquals(List.of("7", "10"), data.classNames());
    assertArrayEquals(new int[] {0, 1, 0}, data.labels());
  }

  @Test
  void aLastColumnOfFewWholeNumbersIsTheLabel() throws IOException {
    Dataset data = read(rows("1.5,0,3", "2.5,1,5", "3.5,0,3", "4.5,1,5"));
    assertEquals(List.of("3", "5"), data.classNames());
    assertEquals(2, data.dimension());
  }

  @Test
  void aLastColumnOfManyOrBrokenNumbersIsAFeature() throws IOException {
    assertFalse(read(rows("1,10", "2,11", "3,12", "4,13")).labelled());
    assertFalse(read(rows("1,0.5", "2,1.5", "3,0.5", "4,1.5")).labelled());
  }

  @Test
  void theLastPixelOfASquareImageIsNoLabel() throws IOException {
    String pixels =
        IntStream.range(0, 6)
            .mapToObj(i ->
                IntStream.range(0, 16)
                    .mapToObj(k -> "" + (i + k) % 3 * 8)
                    .collect(Collectors.joining(",")))
            .collect(Collectors.joining("\n"));
    Dataset data = read(pixels);
    assertFalse(data.labelled());
    assertEquals(Optional.of(new ImageShape(4, 4, 1)), data.imageShape());
    assertEquals(1, data.features()[2]);
  }

  @Test
  void bytesAreDividedBy255() throws IOException {
    String row = IntStream.range(0, 16).mapToObj(k -> "" + 12 * k).collect(Collectors.joining(","));
    Dataset data =
        read("a," + row + "\nb," + row, CsvOptions.detect().withLabel(new LabelColumn.At(0)));
    assertEquals(180 / 255f, data.features()[15]);
    assertEquals(2, data.classes());
  }

  @Test
  void theOptionsOverrideWhatIsFound() throws IOException {
    String table = rows("a,b,c", "1,2,3", "1,2,4", "2,5,4");
    assertEquals(3, read(table, UNLABELLED).dimension());
    assertEquals(
        List.of("1", "2"),
        read(table, CsvOptions.detect().withLabel(new LabelColumn.Named("A"))).classNames());
    assertEquals(
        List.of("2", "5"),
        read(table, CsvOptions.detect().withLabel(new LabelColumn.At(1))).classNames());
    var names = new CsvOptions(Optional.of(','), Header.NAMES, new LabelColumn.None());
    assertEquals(2, read(rows("1,2", "3,4", "5,6"), names).size());
    var none = new CsvOptions(Optional.of(','), Header.NONE, new LabelColumn.None());
    assertEquals(3, read(rows("1,2", "3,4", "5,6"), none).size());
  }

  @Test
  void aRowOfCountsNamesTheClasses() throws IOException {
    Dataset data = read(rows("3,2,low,high", "1,2,0", "2,3,1", "3,4,1"));
    assertEquals(List.of("low", "high"), data.classNames());
    assertEquals(
        refusal(rows("4,2,low,high", "1,2,0", "2,3,1", "3,4,1")),
        "row 1 promises 4 rows, but 3 follow; fetch it again.");
    assertEquals(
        refusal(rows("3,2,low,high", "1,2,0", "2,3,1", "3,4,2")),
        "row 1 names 2 classes, but a row has class '2'; classes are numbers from 0.");
  }

  @Test
  void quotesBlankLinesMarksAndWindowsLineEndsAreTaken() throws IOException {
    Dataset data = read("\uFEFF\"size, cm\",label\r\n\r\n\"1.5\",\"a, b\"\r\n2.5,c\r\n\r\n");
    assertEquals(List.of("a, b", "c"), data.classNames());
    assertArrayEquals(new float[] {-1, 1}, data.features());
  }

  @Test
  void gzipIsUnpackedWhateverTheName() throws IOException {
    Path file = folder.resolve("packed.csv");
    Files.write(file, gzip(rows("1,2,x", "3,4,y").getBytes(StandardCharsets.UTF_8)));
    assertEquals(2, DatasetCatalogue.read(file).size());
    assertEquals("packed", DatasetCatalogue.read(file).id());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a,b;1,2;1,2,3;3,4| row 3 has 3 values, expected 2; give every row one value per column.",
        "1,2,x;3,4|row 2 has 2 values, expected 3; give every row one value per column.",
        "1,,x;1,2,|holds only one item; at least two are needed.",
        "a,b;1,x;1,x|has no column that tells items apart: all values are the same in a; choose a"
            + " table with a column of different values.",
        "a,b;1,2.5;x,3|row 3, column 1 ('a') holds 'x', which is no number; correct it, or remove"
            + " the column.",
        "1,2.5;1e99,3|row 2, column 1 holds '1e99', which is too large for 32 bits; correct it, or"
            + " remove the column.",
        "1,2.5;Infinity,3|row 2, column 1 holds 'Infinity', which is no number; correct it, or"
            + " remove the column.",
        "1,2.5;3f,3|row 2, column 1 holds '3f', which is no number; correct it, or remove the"
            + " column.",
        "a,b|row 1 is the only one; a table has a row per item.",
        "1.5,2|holds only one item; at least two are needed.",
        "label;a;b|has one column only, that of the labels; separate values by commas, semicolons"
            + ", tabs or blanks.",
      })
  void aBadTableIsRefusedInOneSentence(String table, String sentence) throws IOException {
    String text = table.contains(",") ? table.replace(';', '\n') : table.replace(";", "\n");
    assertEquals(sentence, refusal(text));
  }

  @Test
  void aRowOf783ValuesAmong784IsNamed() throws IOException {
    String full = String.join(",", Arrays.stream(new int[784]).mapToObj(i -> "" + i).toList());
    String[] all = new String[20];
    Arrays.fill(all, full);
    all[16] = full.substring(2);
    assertEquals(
        "row 17 has 783 values, expected 784; give every row one value per column.",
        refusal(rows(all)));
  }

  @Test
  void whatIsNoTextIsRefused() throws IOException {
    assertEquals("is empty; choose a file with one item per row.", refusal(""));
    assertEquals("is empty; choose a file with one item per row.", refusal("\uFEFF \n\n"));
    assertTrue(refusal("PK\u0003\u0004abc").startsWith("is a zip archive or a spreadsheet"));
    assertTrue(refusal("1,2\n\0").startsWith("holds a zero byte at character 4"));
    assertEquals(
        "is not UTF-8 text: row 3 has the byte 0xe9, which is 'é' in Latin-1; save it as UTF-8.",
        refusal("a,b\n1,2\nété,4\n".getBytes(StandardCharsets.ISO_8859_1)));
    assertEquals(
        "is not UTF-8 text: row 2 has the byte 0x80; save it as UTF-8.",
        refusal(new byte[] {'1', '\n', (byte) 0x80, '\n'}));
    String sentence = "is UTF-16 text; save it as UTF-8 (in Excel: CSV UTF-8).";
    assertEquals(sentence, refusal("a,b\n1,2\n".getBytes(StandardCharsets.UTF_16)));
    assertEquals(sentence, refusal("\uFEFFa,b\n".getBytes(StandardCharsets.UTF_16LE)));
    assertEquals(sentence, refusal("a,b\n1,2\n".getBytes(StandardCharsets.UTF_16LE)));
    assertEquals(sentence, refusal("a,b\n1,2\n".getBytes(StandardCharsets.UTF_16BE)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "89504e470d0a1a0a|is a picture (PNG); put it in a folder with others",
        "ffd8ffe000104a46|is a picture (JPEG); put it in a folder with others",
        "474946383961|is a picture (GIF); put it in a folder with others",
        "524946461000000057415645|is one recording; put it in a folder with others",
        "255044462d312e34|is a PDF; save its table as CSV",
        "d0cf11e0a1b11ae1|is a spreadsheet of Excel",
      })
  void whatIsSomethingElseIsCalledByItsKindWhateverItsName(String start, String sentence)
      throws IOException {
    byte[] content = Arrays.copyOf(HexFormat.of().parseHex(start), 40);
    assertTrue(refusal(content).startsWith(sentence), refusal(content));
  }

  @Test
  void aHeaderOfNumbersIsOneWhereSomebodySaysSo() throws IOException {
    Path file = Files.writeString(folder.resolve("y.csv"), rows("2001,2002", "3,4", "5,7", "6,9"));
    assertEquals(4, open(file, "").data().size());
    Import named = open(file, "?header=yes");
    assertEquals(3, named.data().size());
    assertEquals("2001", named.columns().getFirst().name());
    assertEquals("row 2", named.data().origin().name(0));
    assertEquals(4, open(file, "?header=no").data().size());
    assertTrue(named.form().orElseThrow().header());
    Path words = Files.writeString(folder.resolve("w.csv"), rows("a,b", "x,4", "y,7", "x,9"));
    assertEquals(3, open(words, "").data().size());
    assertEquals(4, open(words, "?header=no").data().size());
  }

  @Test
  void theDelimiterIsTheOneThatSomebodyNames() throws IOException {
    Path file = Files.writeString(folder.resolve("d.csv"), rows("1;2,5;3", "4;5,6;6", "7;8,9;9"));
    assertEquals(3, open(file, "").data().dimension());
    assertEquals(2, open(file, "?delimiter=comma&label=none").columns().size());
    assertEquals(3, open(file, "?delimiter=;").data().dimension());
    Path tabs = Files.writeString(folder.resolve("t.csv"), rows("1\t2", "4\t6", "7\t9"));
    assertEquals(2, open(tabs, "?delimiter=tab").data().dimension());
    Path bars = Files.writeString(folder.resolve("b.csv"), rows("1|2", "4|6", "7|9"));
    assertEquals(2, open(bars, "?delimiter=bar").data().dimension());
    Path blanks = Files.writeString(folder.resolve("s.csv"), rows("1  2", "4 6", "7 9"));
    assertEquals(2, open(blanks, "?delimiter=blank").data().dimension());
  }

  @Test
  void squarelyManyColumnsAreMeasurementsOrPixelsAsSomebodySays() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      for (int k = 0; k < 16; k++) {
        text.append(k == 0 ? "" : ",").append((i * 7 + k * 3) % 17);
      }
      text.append('\n');
    }
    Path file = Files.writeString(folder.resolve("q.csv"), text);
    assertTrue(open(file, "").data().imageShape().isPresent());
    Import table = open(file, "?as=table&label=none");
    assertTrue(table.data().imageShape().isEmpty());
    assertEquals(16, table.data().dimension());
    assertTrue(table.form().orElseThrow().square());
    assertEquals(
        "Every column is centred and divided by its standard deviation.",
        table.data().preparation().flatMap(Preparation::words).orElseThrow());
    Path few = Files.writeString(folder.resolve("f.csv"), rows("1,2,3,5,a", "5,1,1,1,b"));
    Dataset images = open(few, "?as=images").data();
    assertEquals(Optional.of(new ImageShape(2, 2, 1)), images.imageShape());
    assertArrayEquals(new float[] {0, 0.25f, 0.5f, 1}, images.row(0));
    Path gaps = Files.writeString(folder.resolve("g.csv"), rows("1,2,,5,a", "5,1,1,1,b"));
    assertEquals(
        gaps
            + ": column 3 is not numbers throughout, so the columns are no pixels; correct it, or"
            + " leave out as=images.",
        assertThrows(DataFormatException.class, () -> open(gaps, "?as=images")).getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "header=maybe|say yes or no, or leave it out",
        "delimiter=x|say comma, semicolon, tab, bar or blank, or leave it out",
        "as=pixels|say table or images, or leave it out"
      })
  void aSettingOfAnotherValueIsRefusedWithThoseThatAreKnown(String setting, String remedy)
      throws IOException {
    Path file = Files.writeString(folder.resolve("v.csv"), rows("1,2", "3,5", "4,4"));
    assertEquals(
        "%s: cannot be read with %s; %s.".formatted(file, setting, remedy),
        assertThrows(DataFormatException.class, () -> open(file, "?" + setting)).getMessage());
  }

  private static Import open(Path file, String settings) throws DataFormatException {
    return DatasetCatalogue.open(file + settings, 1, Checkpoint.NONE);
  }

  @Test
  void brokenGzipIsRefused() throws IOException {
    byte[] packed = gzip(rows("1,2,x", "3,4,y").repeat(200).getBytes(StandardCharsets.UTF_8));
    assertEquals(
        "ends in the middle of its gzip data; fetch it again.",
        refusal(Arrays.copyOf(packed, packed.length / 2)));
    packed[packed.length - 6] ^= 1;
    assertEquals("is damaged gzip; fetch it again.", refusal(packed));
  }

  @Test
  void aLineThatWouldFillTheMemoryIsRefused() throws IOException {
    byte[] endless = new byte[(1 << 24) + 20];
    Arrays.fill(endless, (byte) '7');
    System.arraycopy(new byte[] {'1', ',', '2', '\n'}, 0, endless, 0, 4);
    assertEquals(
        "row 2 is longer than 16777216 characters; a table has one item per row.",
        refusal(gzip(endless)));
  }

  @Test
  void aColumnThatIsNotThereIsRefusedWithThoseThatAre() throws IOException {
    Path file = Files.writeString(folder.resolve("t.csv"), rows("a,b", "1,2", "3,4"));
    CsvOptions named = CsvOptions.detect().withLabel(new LabelColumn.Named("kind"));
    CsvOptions at = CsvOptions.detect().withLabel(new LabelColumn.At(2));
    assertEquals(
        file + ": has no column called 'kind'; its columns are a, b.",
        assertThrows(DataFormatException.class, () -> DatasetCatalogue.read(file, named))
            .getMessage());
    assertEquals(
        file + ": has 2 columns, so there is no column 3; choose a label column from 1 to 2.",
        assertThrows(DataFormatException.class, () -> DatasetCatalogue.read(file, at))
            .getMessage());
  }

  @Test
  void aFolderWithOneTableIsThatTable() throws IOException {
    Files.writeString(folder.resolve("only.tsv"), rows("a\tb", "1\t2.5", "3\t4.5"));
    assertEquals("only", DatasetCatalogue.read(folder).id());
    Files.writeString(folder.resolve("second.csv"), "1,2");
    var refusal = assertThrows(DataFormatException.class, () -> DatasetCatalogue.read(folder));
    assertTrue(refusal.getMessage().contains("2 files that could be meant"));
  }

  @Test
  void aFolderWithoutDataAndAMissingFileAreRefused() {
    assertTrue(
        assertThrows(DataFormatException.class, () -> DatasetCatalogue.read(folder))
            .getMessage()
            .contains("holds no data that are known: IDX, CIFAR-10 batches, pictures"));
    Path missing = folder.resolve("missing.csv");
    assertEquals(
        missing + ": there is no such file; check the path.",
        assertThrows(DataFormatException.class, () -> DatasetCatalogue.read(missing)).getMessage());
  }

  private Import open(String table) throws IOException {
    return open(table, CsvOptions.detect());
  }

  private Import open(String table, CsvOptions options) throws IOException {
    Path file = Files.writeString(folder.resolve("table.csv"), table);
    return DataFile.read(new DataAddress(file.toString(), Map.of()), options, Checkpoint.NONE);
  }

  private Dataset read(String table) throws IOException {
    return read(table, CsvOptions.detect());
  }

  private Dataset read(String table, CsvOptions options) throws IOException {
    return DatasetCatalogue.read(Files.writeString(folder.resolve("table.csv"), table), options);
  }

  private String refusal(String table) throws IOException {
    return refusal(table.getBytes(StandardCharsets.UTF_8));
  }

  private String refusal(byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("bad.csv"), content);
    String message =
        assertThrows(DataFormatException.class, () -> DatasetCatalogue.read(file)).getMessage();
    assertTrue(message.startsWith(file + ": "), message);
    return message.substring((file + ": ").length());
  }

  private static String rows(String... rows) {
    return String.join("\n", rows) + "\n";
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    }
    return packed.toByteArray();
  }
}
