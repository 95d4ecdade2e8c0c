package iconexplorer.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingsReaderTest {
  private static final int RATE = 8000;

  @TempDir Path folder;

  @Test
  void theSamplesOfAWavFileAreReadAndChannelsAveraged() throws IOException {
    WavReader mono = read(SoundFiles.wav(1, RATE, (short) 16_384, (short) -32_768));
    assertEquals(RATE, mono.rate());
    assertArrayEquals(new float[] {0.5f, -1}, mono.samples());
    WavReader stereo = read(SoundFiles.wav(2, 44_100, (short) 16_384, (short) 0));
    assertArrayEquals(new float[] {0.25f}, stereo.samples());
  }

  @Test
  void samplesOf8And24And32BitsAndFloatingPointOnesAreRead() throws IOException {
    float[] half = {0.5f, -1};
    assertArrayEquals(half, read(SoundFiles.wav(1, 8, 1, RATE, 192, 0)).samples());
    assertArrayEquals(half, read(SoundFiles.wav(1, 24, 1, RATE, 0, 0, 0x40, 0, 0, 0x80)).samples());
    assertArrayEquals(
        half, read(SoundFiles.wav(1, 32, 1, RATE, 0, 0, 0, 0x40, 0, 0, 0, 0x80)).samples());
    assertArrayEquals(
        half, read(SoundFiles.wav(3, 32, 1, RATE, 0, 0, 0, 0x3f, 0, 0, 0x80, 0xbf)).samples());
    assertArrayEquals(
        new float[] {1},
        read(SoundFiles.wav(3, 32, 1, RATE, 0, 0, 0x80, 0x7f)).samples(),
        "what is louder than 1 is cut off");
    assertArrayEquals(new float[] {0.25f}, read(SoundFiles.wav(1, 8, 2, RATE, 192, 128)).samples());
  }

  @Test
  void soundInFormatsThatAreNotReadIsCounted() throws IOException {
    Path sounds = recordings("0_x_0", "1_x_0");
    Files.write(sounds.resolve("2_x_0.mp3"), new byte[9]);
    Files.write(sounds.resolve("2_x_1.FLAC"), new byte[9]);
    Files.write(sounds.resolve("._2_x_2.mp3"), new byte[9]);
    String note =
        "2 files of a format that is not read (.flac, .mp3) were left out; convert to WAV.";
    assertEquals(note, notes(sounds.toString()).getLast());
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("0_x_0.wav", SoundFiles.tone(300, RATE, 900));
    files.put("r/x.ogg", new byte[3]);
    files.put("1_x_0.wav", SoundFiles.tone(900, RATE, 900));
    Path archive = Files.write(folder.resolve("a.tar"), SoundFiles.tar(files));
    assertEquals(
        "1 file of a format that is not read (.ogg) was left out; convert to WAV.",
        notes(archive.toString()).getLast());
  }

  private static List<String> notes(String address) throws DataFormatException {
    return DatasetCatalogue.open(address, 3, Checkpoint.NONE).notes();
  }

  @Test
  void aToneIsALineAtItsPitchAndAHigherToneALineAboveIt() throws IOException {
    float[] low = new LogMel(RATE).picture(read(SoundFiles.tone(400, RATE, 4000)).samples());
    float[] high = new LogMel(RATE).picture(read(SoundFiles.tone(2000, RATE, 4000)).samples());
    for (int moment = 1; moment < 31; moment++) {
      assertEquals(loudest(low, 15), loudest(low, moment));
      assertEquals(loudest(high, 15), loudest(high, moment));
    }
    assertTrue(loudest(high, 15) < loudest(low, 15), "rows go from high to low");
    // 2595 log10(1 + f/700), 33 equal steps from 100 to 4000 Hz: 400 Hz is nearest to centre 6.
    assertEquals(31 - 5, loudest(low, 15), 1);
  }

  @Test
  void aRecordingFillsThePictureHoweverLongItIs() throws IOException {
    LogMel mel = new LogMel(RATE);
    float[] brief = mel.picture(read(SoundFiles.tone(700, RATE, 1600)).samples());
    float[] slow = mel.picture(read(SoundFiles.tone(700, RATE, 8000)).samples());
    for (int v = 0; v < brief.length; v++) {
      assertEquals(brief[v], slow[v], 0.25f);
    }
    assertEquals(LogMel.SHAPE.values(), mel.picture(new float[] {0.5f}).length);
    assertEquals(1, mel.picture(new float[100])[0], "silence is as loud as its loudest moment");
  }

  @Test
  void labelsAreWhatStandsBeforeTheFirstUnderscore() throws IOException {
    Dataset data = DatasetCatalogue.read(recordings("one_x_0", "two_x_0", "one_y_7"));
    assertEquals(List.of("one", "two"), data.classNames());
    assertArrayEquals(new int[] {0, 0, 1}, data.labels());
    assertEquals(Set.of(LogMel.SHAPE), Set.of(data.imageShape().orElseThrow()));
  }

  @Test
  void withoutUnderscoresLabelsAreTheNamesOfFolders() throws IOException {
    write("cat/a.wav", 300);
    write("cat/b.wav", 400);
    write("dog/a.wav", 500);
    Dataset data = DatasetCatalogue.read(folder);
    assertEquals(List.of("cat", "dog"), data.classNames());
    assertArrayEquals(new int[] {0, 0, 1}, data.labels());
  }

  @Test
  void indicesFromZeroToFourAreTheTestPart() throws IOException {
    Path all = recordings("0_x_0", "1_x_4", "0_x_5", "1_x_13", "0_y_50");
    assertEquals(2, open(all + "?part=test").size());
    assertEquals(3, open(all + "?part=train").size());
    assertEquals(5, open(all.toString()).size());
  }

  @Test
  void anArchiveIsTheSameAsItsFolder() throws IOException {
    Path unpacked = recordings("0_x_0", "1_x_4", "0_x_5");
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String name : List.of("1_x_4", "0_x_5", "0_x_0")) {
      String ending = name.startsWith("1") ? ".WAV" : ".wav";
      files.put("r/" + name + ending, Files.readAllBytes(unpacked.resolve(name + ".wav")));
    }
    files.put("r/README.md", new byte[700]);
    files.put("r/._0_x_0.wav", new byte[3]);
    Path archive = Files.write(folder.resolve("archive"), SoundFiles.tar(files));
    assertArrayEquals(
        DatasetCatalogue.read(unpacked).features(), DatasetCatalogue.read(archive).features());
  }

  @Test
  void everyItemGetsARecordingOfItsClassAndNoneIsGivenTwice() throws IOException {
    Path sounds = recordings("0_x_0", "0_x_1", "1_x_0", "1_x_1", "1_x_2", "2_x_0", "zero_x_0");
    Import paired = DatasetCatalogue.open("digits?with=" + sounds, 3, Checkpoint.NONE);
    Dataset data = paired.data();
    Modality other = data.relations().modality().orElseThrow();
    Dataset recordings = DatasetCatalogue.read(sounds);
    assertEquals(6, data.size());
    Set<Integer> given = new HashSet<>();
    for (int i = 0; i < data.size(); i++) {
      int from = i * other.dimension();
      float[] row = Arrays.copyOfRange(other.features(), from, from + other.dimension());
      int partner = -1;
      for (int r = 0; r < recordings.size(); r++) {
        partner = Arrays.equals(row, recordings.row(r)) ? r : partner;
      }
      assertTrue(given.add(partner));
      assertEquals(
          data.classNames().get(data.labels()[i]),
          recordings.classNames().get(recordings.labels()[partner]));
    }
    assertTrue(paired.notes().getLast().startsWith("6 of 1,797 items were paired"));
  }

  @Test
  void setsWithoutACommonClassAreNotPaired() throws IOException {
    Path sounds = recordings("red_x_0", "green_x_0");
    assertTrue(refusal("digits?with=" + sounds).contains("they share no class"));
  }

  @Test
  void aBrokenRecordingIsNamedWithThePlaceAndTheRemedy() throws IOException {
    byte[] intact = SoundFiles.tone(300, RATE, 500);
    assertTrue(complaint(Arrays.copyOf(intact, 600)).contains("promises 1000 bytes of sound"));
    assertTrue(complaint(new byte[50]).contains("does not start with RIFF"));
    byte[] twelve = intact.clone();
    twelve[34] = 12;
    assertTrue(complaint(twelve).contains("format 1 with 12 bits"));
    byte[] packed = intact.clone();
    packed[20] = 2;
    assertTrue(complaint(packed).contains("format 2 with 16 bits"));
    byte[] nothing = SoundFiles.wav(3, 32, 1, RATE, 0, 0, (byte) 0xc0, 0x7f);
    assertTrue(complaint(nothing).contains("holds no number at its sample 0"));
    assertTrue(complaint(SoundFiles.wav(1, RATE)).contains("holds no sound"));
    byte[] slow = intact.clone();
    slow[25] = 0;
    assertTrue(complaint(slow).contains("64 samples a second"));
  }

  @Test
  void theSpokenDigitsAreReadFromTheirArchive() throws IOException {
    Path archive = RealData.folder("spoken-digits").resolve("fsdd-recordings-26eb9aa.tar.gz");
    Dataset data = open(archive.toString());
    assertEquals(3000, data.size());
    assertEquals(10, data.classes());
    assertEquals(300, open(archive + "?part=test").size());
    NeighbourGraph graph =
        NeighbourGraph.exact(data.features(), data.size(), data.dimension(), 1, Metric.EUCLIDEAN);
    int same = 0;
    for (int i = 0; i < data.size(); i++) {
      same += data.labels()[i] == data.labels()[graph.neighbour(i, 0)] ? 1 : 0;
    }
    assertTrue(same > 0.9 * data.size(), same + " of 3000 are nearest to one of their digit");
  }

  private Path recordings(String... names) throws IOException {
    Path sounds = Files.createDirectories(folder.resolve("recordings"));
    for (int r = 0; r < names.length; r++) {
      write("recordings/" + names[r] + ".wav", 300 + 137 * r);
    }
    return sounds;
  }

  private void write(String name, int hertz) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    Files.write(file, SoundFiles.tone(hertz, RATE, 2000));
  }

  private static int loudest(float[] picture, int moment) {
    int loudest = 0;
    for (int row = 1; row < 32; row++) {
      loudest = picture[row * 32 + moment] > picture[loudest * 32 + moment] ? row : loudest;
    }
    return loudest;
  }

  private static WavReader read(byte[] content) throws DataFormatException {
    return WavReader.read(content, DataFormatException::new);
  }

  private String complaint(byte[] content) throws IOException {
    Path sounds = recordings("0_x_0", "1_x_0");
    Files.write(sounds.resolve("bad_x_1.wav"), content);
    String message = refusal(sounds.toString());
    assertTrue(message.startsWith(sounds + ": recordings/bad_x_1.wav "), message);
    return message;
  }

  private static String refusal(String address) {
    return String.valueOf(
        assertThrows(DataFormatException.class, () -> open(address)).getMessage());
  }

  private static Dataset open(String address) throws DataFormatException {
    return DatasetCatalogue.open(address, 3, Checkpoint.NONE).data();
  }
}
