/** Ngưỡng đổi hạng. Figures come written, with their sign where it matters. */
interface WeightSentence {
  readonly node: string;
  readonly from: string;
  readonly to: string;
  readonly change: string;
  readonly rises: boolean;
  readonly lower: string;
  readonly upper: string;
  readonly tie: string;
}
interface ScoreSentence {
  readonly node: string;
  readonly points: string;
  readonly to: string;
  readonly more: string;
  readonly max: string;
  readonly lower: string;
  readonly upper: string;
}

export const viFlips = {
  title: 'Ngưỡng đổi hạng',
  about:
    'Trọng số hoặc điểm phải đổi đến đâu thì hai đơn vị đổi chỗ cho nhau: giá trị đúng, tính thẳng từ công thức, gần nhất xếp trước. Mỗi dòng nạp được thành kịch bản.',
  pairs: 'Cặp đơn vị',
  pairKinds: {
    adjacent: 'Mọi cặp liền hạng',
    around: 'Một đơn vị và các đơn vị quanh hạng',
    pair: 'Hai đơn vị bất kỳ',
  },
  reach: 'Số bậc mỗi phía',
  other: 'Với đơn vị',
  levels: 'Cấp',
  levelNames: { fields: 'lĩnh vực', groups: 'tiêu chí', leaves: 'tiêu chí lá (có điểm)' },
  rule: 'Các trọng số khác',
  noLevel: 'Hãy chọn ít nhất một cấp.',
  samePair: 'Hãy chọn hai đơn vị khác nhau.',
  sentence: (d: WeightSentence): string =>
    `Nếu trọng số ${d.node} ${d.rises ? 'tăng' : 'giảm'} từ ${d.from} ${d.rises ? 'lên' : 'xuống'} ${d.to} điểm (${d.change}) thì ${d.lower} vượt ${d.upper}. Hai đơn vị bằng nhau đúng tại ${d.tie} điểm.`,
  tieOnly: (d: WeightSentence): string =>
    `Nếu trọng số ${d.node} ${d.rises ? 'tăng' : 'giảm'} từ ${d.from} ${d.rises ? 'lên' : 'xuống'} ${d.to} điểm (${d.change}) thì ${d.lower} ngang bằng ${d.upper}, nhưng chỉ số công bố chưa đổi thứ tự trước khi trọng số tới giới hạn.`,
  typed: (own: string): string => `Giá trị gõ vào ô trọng số: ${own}.`,
  scoreSentence: (d: ScoreSentence): string =>
    `Nếu ${d.lower} được thêm ${d.more} điểm ở ${d.node} (từ ${d.points} lên ${d.to} trên ${d.max} điểm) thì vượt ${d.upper}.`,
  scoreTie: (d: ScoreSentence): string =>
    `Nếu ${d.lower} được thêm ${d.more} điểm ở ${d.node} (từ ${d.points} lên ${d.to} trên ${d.max} điểm) thì ngang bằng ${d.upper}, chưa vượt.`,
  level: (pairs: string): string =>
    `Đang đồng hạng, thay đổi rất nhỏ cũng tách ra: ${pairs}. Các ngưỡng của những cặp này chỉ nằm trong bảng.`,
  node: (code: string, name: string): string => (name === '' ? code : `${code} ${name}`),
  confirmed: 'Đã thử lại trên sổ: thứ hạng công bố đổi thật.',
  refuted: 'Thử lại trên sổ thì thứ hạng không đổi: mô hình không tuyến tính ở chỗ này.',
  byWeight: 'Theo trọng số',
  byScore: 'Theo điểm',
  noWeightFlip: 'Không có trọng số nào của các mục đã chọn làm cặp này đổi chỗ.',
  noScoreFlip: 'Không có tiêu chí nào mà riêng nó đủ để đơn vị dưới vượt đơn vị trên.',
  found: (weights: string, scores: string): string =>
    `Tìm thấy ${weights} ngưỡng theo trọng số và ${scores} ngưỡng theo điểm.`,
  shown: (count: string, total: string): string =>
    `Bảng trên màn hình: ${count} trên ${total} dòng gần nhất; tệp xuất ra có đủ.`,
  map: (limit: string): string =>
    `Bản đồ ngưỡng: mỗi ô là số điểm trọng số phải đổi (trị tuyệt đối), gần nhất ở đầu thấp của thang màu; ô trống: không đổi chỗ được, hoặc phải đổi quá ${limit} điểm. Bấm vào ô để nạp thành kịch bản.`,
  mapRest: (count: string): string => `${count} cặp không có ngưỡng nào trong khoảng ấy nên không có dòng trên bản đồ.`,
  mapLabel: 'Bản đồ ngưỡng đổi hạng',
  versus: (lower: string, upper: string): string => `${lower} ↔ ${upper}`,
  idle: (codes: string): string => `Bỏ qua vì trọng số riêng không làm đổi gì theo quy tắc này: ${codes}.`,
  sampled: (codes: string): string =>
    `Trọng số của mục khác đi theo công thức, nên đường trọng số được dò qua bảng công thức: ${codes}.`,
  more: (count: string): string => `Còn ${count} ngưỡng xa hơn không liệt kê.`,
  columns: {
    lower: 'Đơn vị vượt lên',
    lowerRank: 'Hạng',
    upper: 'Đơn vị bị vượt',
    upperRank: 'Hạng',
    node: 'Tiêu chí',
    now: 'Trọng số nay',
    tie: 'Khi bằng nhau',
    change: 'Phải đổi',
    share: 'Phải đổi (%)',
    swap: 'Gõ để đổi hạng',
    points: 'Điểm nay',
    tiePoints: 'Khi bằng nhau',
    swapPoints: 'Để đổi hạng',
    max: 'Tối đa',
    check: 'Thử lại',
  },
  checks: { yes: 'đổi thật', no: 'không đổi', untried: 'chưa thử' },
  weightTable: 'Ngưỡng theo trọng số hiệu dụng (điểm), gần nhất trước',
  scoreTable: 'Ngưỡng theo điểm của tiêu chí, gần nhất trước',
  scenarioWeight: (code: string, weight: string): string => `Trọng số ${code} = ${weight}`,
  scenarioScore: (unit: string, code: string, points: string): string => `${unit}: ${code} = ${points} điểm`,
  sections: {
    lines: 'Chỉ số theo một trọng số',
    tornado: 'Biểu đồ lốc',
    removal: 'Bỏ từng tiêu chí',
    variance: 'Phân rã phương sai',
    ways: 'Bảng nhiều chiều',
  },
  sectionsLabel: 'Phần của độ nhạy',
  lines: {
    title: 'Chỉ số theo một trọng số',
    about:
      'Kéo một trọng số từ đầu này sang đầu kia: mỗi đơn vị một đường. Chỗ hai đường cắt nhau là chỗ hai đơn vị đổi hạng; bấm vào điểm cắt để nạp thành kịch bản.',
    node: 'Trọng số của',
    weight: 'Trọng số thử (điểm)',
    slider: 'Kéo trọng số thử',
    units: 'Đơn vị trên hình',
    neighbours: 'các đơn vị quanh hạng của',
    all: 'mọi đơn vị',
    now: (own: string, effective: string): string =>
      own === effective ? `Hiện tại: ${own} điểm.` : `Hiện tại: ${own} điểm, hiệu dụng ${effective} điểm.`,
    range: (min: string, max: string): string => `Khoảng thử được: ${min} đến ${max} điểm.`,
    idle: 'Trọng số riêng của mục này không làm đổi gì theo quy tắc đã chọn.',
    nearly: 'Đường này được dò qua nhiều điểm: các điểm cắt là gần đúng.',
    xLabel: (code: string): string => `Trọng số ${code} (điểm)`,
    yLabel: 'Chỉ số (%)',
    crossing: (one: string, other: string, weight: string): string => `${one} và ${other} bằng nhau tại ${weight} điểm`,
    chart: (code: string): string => `Chỉ số theo trọng số ${code}`,
    moved: (count: string, weight: string): string =>
      count === '0'
        ? `Với trọng số ${weight} điểm, không đơn vị nào có hạng khác hiện tại.`
        : `Với trọng số ${weight} điểm, ${count} đơn vị có hạng khác hiện tại.`,
    standings: (weight: string): string => `Thứ hạng khi trọng số là ${weight} điểm`,
    crossings: 'Các điểm cắt',
    columns: {
      unit: 'Đơn vị',
      indexNow: 'Chỉ số hiện tại (%)',
      indexThere: 'Chỉ số khi đó (%)',
      change: 'Thay đổi (điểm phần trăm)',
      rankNow: 'Hạng hiện tại',
      rankThere: 'Hạng khi đó',
      move: 'Chênh hạng (bậc)',
      one: 'Đơn vị',
      other: 'và đơn vị',
      own: 'Trọng số tại điểm cắt (điểm)',
      index: 'Chỉ số chung (%)',
      swap: 'Trọng số gõ vào để đổi hạng (điểm)',
    },
    loadHere: 'Nạp trọng số đang thử thành kịch bản',
  },
  removal: {
    title: 'Bỏ từng tiêu chí',
    about:
      'Nếu không có tiêu chí này thì thứ hạng xê dịch bao nhiêu? Hai nghĩa: (i) trọng số về 0, các mục cùng cha nhận phần đó theo tỷ lệ; (ii) bỏ hẳn, tổng điểm tối đa giảm. Chọn một dòng để nạp nghĩa (i) thành kịch bản.',
    meaning: 'Biểu đồ theo nghĩa',
    meanings: { zeroed: '(i) trọng số về 0', dropped: '(ii) bỏ hẳn' },
    chart: 'Độ xê dịch hạng bình quân khi bỏ từng mục (bậc)',
    sentence: (node: string, mean: string, moved: string, ranked: string, unit: string, move: string): string =>
      `Bỏ ${node} làm thứ hạng xê dịch nhiều nhất: bình quân ${mean} bậc, ${moved} trên ${ranked} đơn vị đổi hạng; mạnh nhất là ${unit} (${move} bậc).`,
    none: 'Bỏ mục nào cũng không làm đổi thứ hạng.',
    notLoadable: 'Không có bộ trọng số gõ tay nào cho đúng nghĩa (i) ở dòng này.',
    table: 'Khi bỏ từng mục: xê dịch hạng (bậc), số đơn vị đổi hạng và đổi xếp loại',
    mean: 'bậc bình quân',
    columns: {
      name: 'Tiêu chí',
      weight: 'Trọng số (điểm)',
      mean: '(i) Bình quân',
      largest: '(i) Lớn nhất',
      unit: '(i) Đơn vị xê dịch nhất',
      moved: '(i) Đổi hạng',
      reclassed: '(i) Đổi loại',
      droppedMean: '(ii) Bình quân',
      droppedLargest: '(ii) Lớn nhất',
      droppedUnit: '(ii) Đơn vị xê dịch nhất',
      droppedMoved: '(ii) Đổi hạng',
      droppedReclassed: '(ii) Đổi loại',
    },
    scenario: (code: string): string => `Bỏ ${code} (trọng số 0)`,
  },
};
