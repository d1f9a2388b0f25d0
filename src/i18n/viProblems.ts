type Details = Readonly<Record<string, string | number>>;

/** A sentence for every problem code: what, where, what to do. */
export const viProblems = {
  'set.gone': 'Bộ tiêu chí này không còn trong sổ.',
  'node.gone': 'Dòng này không còn trong bộ tiêu chí.',
  'unit.gone': 'Đơn vị này không còn trong sổ.',
  'block.gone': 'Khối này không còn trong sổ.',
  'assumption.gone': 'Giả định này không còn trong sổ.',
  'sheet.gone': 'Bảng tính này không còn trong sổ.',
  'scenario.gone': 'Kịch bản này không còn trong sổ.',
  'extra.gone': 'Mục điểm cộng, điểm trừ này không còn.',
  'scenario.structure':
    'Kịch bản chỉ đổi được trọng số, điểm, điểm tối đa, giả định và quy ước. Hãy chuyển về phương án gốc để thêm, xóa, chuyển dòng hay đổi tên.',
  'weight.negative': (d: Details) => `Trọng số của ${String(d['code'])} không được âm. Trọng số cũ được giữ nguyên.`,
  'max.notPositive': (d: Details) => `Điểm tối đa của ${String(d['code'])} phải là số lớn hơn 0.`,
  'max.belongsToLeaves': 'Chỉ tiêu chí không có mục con mới nhập điểm tối đa.',
  'points.aboveMax': (d: Details) =>
    `${String(d['points'])} điểm vượt điểm tối đa ${String(d['max'])} của tiêu chí ${String(d['code'])} (${String(d['unit'])}). Điểm cũ được giữ nguyên.`,
  'points.negative': (d: Details) =>
    `Điểm của tiêu chí ${String(d['code'])} (${String(d['unit'])}) không được âm. Điểm cũ được giữ nguyên.`,
  'points.belongToLeaves': 'Điểm của mục có con là tổng các con; hãy nhập ở tiêu chí thành phần.',
  'points.notRead': (d: Details) =>
    `Không hiểu “${String(d['text'])}”. Hãy gõ điểm (1,75), số liệu kê khai (96,4% hoặc 482/500), hoặc KAD.`,
  'declared.doesNotFit': (d: Details) =>
    `Số liệu kê khai không hợp với cách tính điểm của tiêu chí ${String(d['code'])}.`,
  'name.empty': 'Tên không được để trống.',
  'name.taken': (d: Details) => `Đã có “${String(d['name'])}”. Hãy chọn tên khác.`,
  'name.notAllowed': (d: Details) =>
    `Tên “${String(d['name'])}” không dùng được: hãy dùng chữ, số và dấu gạch dưới, không giống địa chỉ ô.`,
  'number.notFinite': 'Cần một con số.',
  'number.notRead': (d: Details) => `“${String(d['text'])}” không phải là số. Ví dụ viết đúng: 8,78 hoặc 1.717.`,
  'choice.notInList': (d: Details) => `“${String(d['text'])}” không có trong danh sách: ${String(d['choices'])}.`,
  'move.intoItself': 'Không chuyển được một mục vào chính nó.',
  'move.nowhere': 'Dòng này không chuyển thêm được theo hướng đó.',
  'year.notAllowed': (d: Details) => `“${String(d['year'])}” không phải là năm.`,
  'range.reversed': (d: Details) => `Giá trị nhỏ nhất của ${String(d['name'])} phải nhỏ hơn giá trị lớn nhất.`,
  'sheet.last': 'Bảng tính phải còn ít nhất một hàng và một cột.',
  'sheet.full': (d: Details) => `Bảng tính chỉ có tối đa ${String(d['max'])} hàng hoặc cột.`,
  'buffer.gone': 'Hãy chọn mục đệm có trong bộ tiêu chí.',
  'policy.notAllowed': 'Quy ước này không hợp lệ: số lẻ từ 0 đến 4, ngưỡng xếp loại giảm dần.',
  'cell.readonly': 'Ô này được tính, không nhập được.',
  'session.readOnly': 'Sổ đang mở ở thẻ khác nên ở đây chỉ xem. Bấm “Sửa ở đây” để sửa.',
  'session.nothingToUndo': 'Không còn gì để hoàn tác.',
  'entry.refused': (d: Details) => `“${String(d['text'])}” không nhập được. ${String(d['allowed'])}`,
  'date.impossible': (d: Details) => `Không có ngày “${String(d['text'])}”. Ô giữ nguyên chữ đã gõ.`,
  'cell.tooLong': (d: Details) => `Nội dung dài quá ${String(d['max'])} ký tự.`,
  'formula.notFormula': 'Công thức bắt đầu bằng dấu “=”.',
  'formula.tooLong': 'Công thức dài quá 8.192 ký tự. Hãy tách ra nhiều ô.',
  'formula.unclosedText': 'Thiếu dấu nháy kép đóng chuỗi.',
  'formula.unclosedSheetName': 'Thiếu dấu nháy đơn đóng tên trang.',
  'formula.unclosedParenthesis': 'Thiếu hoặc thừa dấu ngoặc.',
  'formula.unclosedArray': 'Thiếu dấu } đóng mảng.',
  'formula.unexpected': (d: Details) =>
    `Không hiểu “${String(d['text'])}” ở vị trí ${Number(d['position']) + 1} của công thức.`,
  'formula.incomplete': 'Công thức còn thiếu một giá trị.',
  'formula.number': (d: Details) => `Số “${String(d['text'])}” có thể đọc theo hai cách; hãy viết 1234,5.`,
  'formula.referenceInArray': 'Không đặt địa chỉ ô trong mảng { }.',
  'formula.unknownSheet': (d: Details) => `Không có trang “${String(d['sheet'])}” trong sổ.`,
  'formula.noHomeSheet': (d: Details) => `Địa chỉ “${String(d['text'])}” cần tên trang, ví dụ 'Tiêu chí'!F12.`,
  'formula.rangeAcrossSheets': 'Một vùng chỉ nằm trong một trang.',
  'storage.full':
    'Ổ đĩa hoặc phần dành cho trình duyệt đã đầy. Sổ vẫn còn trong bộ nhớ: hãy tải tệp sổ về rồi giải phóng chỗ.',
  'storage.lost': 'Mất kết nối với kho dữ liệu của trình duyệt. Đang thử lại; hãy tải tệp sổ nếu tình trạng kéo dài.',
  'storage.blocked': 'Một thẻ đang mở bản cũ của ứng dụng giữ kho dữ liệu. Hãy đóng thẻ đó rồi tải lại.',
  'storage.failed': 'Trình duyệt từ chối ghi dữ liệu. Sổ vẫn còn trong bộ nhớ: hãy tải tệp sổ về.',
  'storage.replaced': 'Dữ liệu của trang đã bị xóa trong lúc sổ đang mở. Sổ được lưu lại từ bộ nhớ.',
  'storage.missing': 'Không tìm thấy sổ này trên máy.',
  'storage.exists': 'Sổ này đã có trên máy.',
  'storage.conflict': 'Một thẻ khác đã ghi vào sổ. Hãy tải lại trang.',
  'storage.notWriter': 'Thẻ khác đang sửa sổ này.',
  'storage.newer': 'Dữ liệu do bản mới hơn của ứng dụng tạo ra nên ở đây chỉ xem. Hãy cập nhật ứng dụng.',
  'storage.frozen': 'Có bản mới của ứng dụng ở thẻ khác. Hãy tải lại trang.',
  'storage.damaged': 'Không đọc được sổ này. Hãy khôi phục từ tệp đã tải về.',
  'export.cancelled': 'Đã dừng xuất Excel.',
  'export.tooSlow': 'Xuất Excel quá lâu nên đã dừng. Hãy thử lại khi máy rảnh hơn.',
  'export.notStarted': 'Không khởi động được bộ xuất Excel. Hãy tải lại trang.',
  'export.failed': 'Không xuất được tệp Excel. Sổ không bị ảnh hưởng.',
  'file.notOurs': 'Đây không phải tệp sổ điểm (.sodiem.json). Không có gì thay đổi.',
  'file.newer': (d: Details) =>
    `Tệp do bản mới hơn của ứng dụng tạo ra (định dạng ${String(d['formatVersion'] ?? '')}). Hãy cập nhật ứng dụng. Không có gì thay đổi.`,
  'file.checksum': 'Tệp bị hỏng: mã kiểm tra không khớp. Hãy dùng một bản sao khác. Không có gì thay đổi.',
  'file.damaged': (d: Details) => `Tệp bị hỏng ở “${String(d['path'] ?? '')}”. Không có gì thay đổi.`,
  'file.tooLarge': 'Tệp lớn hơn 20 MB nên không mở được. Không có gì thay đổi.',
} satisfies Record<string, string | ((details: Details) => string)>;

/** Why a formula shows an error. */
export const viCellProblems = {
  cycle: (d: Details) => `Công thức quay vòng về chính nó: ${String(d['places'])}. Hãy bỏ một tham chiếu trong vòng.`,
  resultDependency: (d: Details) =>
    `Trọng số không được phụ thuộc kết quả xếp hạng, vì chính nó quyết định kết quả: ${String(d['places'])}.`,
  unknownName: (d: Details) => `Không có tên “${String(d['name'])}”. Tên dùng được: W_mã, MAX_mã và tên giả định.`,
  unknownFunction: (d: Details) => `Không có hàm “${String(d['name'])}”.`,
  divisionByZero: () => 'Chia cho 0.',
  wrongType: () => 'Có chữ ở chỗ cần số, hoặc sai kiểu đối số.',
  notAvailable: () => 'Không tìm thấy giá trị.',
  badReference: () => 'Tham chiếu đến ô hoặc mục không còn nữa.',
  badNumber: () => 'Số nằm ngoài miền của hàm.',
  spill: () => 'Kết quả mảng không đủ ô trống để trải ra.',
  syntax: () => 'Không đọc được công thức.',
  limit: (d: Details) => `Công thức quá lớn để tính (${String(d['which'])}). Nội dung vẫn được giữ.`,
  tooSlow: () =>
    'Công thức không tính xong trong thời hạn nên được để riêng. Nội dung vẫn được giữ; hãy sửa công thức.',
  passedOn: (d: Details) => `Lỗi truyền từ ${String(d['first'])}.`,
} satisfies Record<string, (details: Details) => string>;

/** What is wrong with a scoring rule. */
export const viRuleFlaws = {
  ruleEmpty: 'chưa có mức nào',
  pointsAboveMax: 'có mức cao hơn điểm tối đa',
  pointsNegative: 'có mức âm',
  topNotReachable: 'không mức nào đạt điểm tối đa',
  bandsOverlap: 'các khoảng chồng lên nhau',
  bandPointsRise: 'khoảng thấp hơn lại được nhiều điểm hơn',
  bandOutside: 'có khoảng nằm ngoài 0–100%',
  targetNotPositive: 'mức mục tiêu phải lớn hơn 0',
  floorOutside: 'mức sàn nằm ngoài khoảng cho phép',
  stepNotPositive: 'bước điểm phải lớn hơn 0',
  shareOutside: 'tỷ lệ nằm ngoài 0–100%',
  labelEmpty: 'có mức chưa đặt tên',
  labelRepeated: 'có hai mức trùng tên',
  questionUnknown: 'nhắc đến câu hỏi không có',
  caseUnreachable: 'có trường hợp không bao giờ xảy ra',
  inputNameInvalid: 'tên số liệu đầu vào không hợp lệ',
  inputNameRepeated: 'tên số liệu đầu vào bị trùng',
} satisfies Record<string, string>;

/** What the checks of a criteria set find. */
export const viChecks = {
  'check.codeMissing': (d: Details) => `“${String(d['name'])}” chưa có mã.`,
  'check.codeDuplicate': (d: Details) => `Mã ${String(d['node'])} bị trùng.`,
  'check.maxMissing': (d: Details) => `${String(d['node'])} chưa có điểm tối đa.`,
  'check.childrenSum': (d: Details) =>
    `${String(d['node'])} ghi ${String(d['stated'])} điểm nhưng các mục con cộng lại ${String(d['sum'])}.`,
  'check.totalDiffers': (d: Details) =>
    `Tổng điểm tối đa là ${String(d['sum'])}, bộ tiêu chí ghi ${String(d['stated'])}.`,
  'check.effectiveDiffers': (d: Details) =>
    `Tổng trọng số hiệu lực là ${String(d['sum'])}, bộ tiêu chí ghi ${String(d['stated'])}.`,
  'check.unknownName': (d: Details) => `Trọng số của ${String(d['node'])} dùng tên lạ “${String(d['unknown'])}”.`,
  'check.pointsAboveMax': (d: Details) =>
    `${String(d['unit'])}: ${String(d['points'])} điểm vượt tối đa ${String(d['max'])} của ${String(d['node'])}.`,
  'check.pointsNegative': (d: Details) => `${String(d['unit'])}: điểm âm ở ${String(d['node'])}.`,
  'check.rule': (d: Details) => `Cách tính điểm của ${String(d['node'])}: ${String(d['flaw'])}.`,
  'check.formula': (d: Details) => `${String(d['place'])}: ${String(d['text'])}`,
} satisfies Record<string, (details: Details) => string>;
