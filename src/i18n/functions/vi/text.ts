import type { FunctionRow } from '../functionHelp.ts';

const TEXT = 'chữ:chữ hoặc ô chứa chữ';
const TEXTS = 'chữ_1…:chữ, ô hoặc vùng được nối';
const START = '[vị_trí_bắt_đầu]:tìm từ ký tự thứ mấy; bỏ trống là 1';

export const text: readonly FunctionRow[] = [
  ['CHAR', 'Ký tự ứng với một mã số.', 'mã:số từ 1 đến 255'],
  ['CLEAN', 'Bỏ các ký tự không in được, như dấu xuống dòng, khỏi chữ.', TEXT],
  ['CODE', 'Mã số của ký tự đầu tiên.', TEXT],
  ['CONCAT', 'Nối chữ của các ô và vùng.', TEXTS],
  ['CONCATENATE', 'Nối nhiều đoạn chữ thành một, giống CONCAT.', TEXTS],
  [
    'EXACT',
    'Cho TRUE khi hai đoạn chữ giống hệt nhau, kể cả chữ hoa chữ thường.',
    'chữ_1:đoạn thứ nhất',
    'chữ_2:đoạn thứ hai',
  ],
  [
    'FIND',
    'Vị trí của một đoạn chữ trong chữ khác, phân biệt chữ hoa chữ thường.',
    'chữ_cần_tìm:đoạn được tìm',
    'trong_chữ:chữ để tìm trong đó',
    START,
  ],
  ['LEFT', 'Các ký tự đầu của chữ.', TEXT, '[số_ký_tự]:bỏ trống là 1'],
  ['LEN', 'Số ký tự của chữ.', TEXT],
  ['LOWER', 'Đổi thành chữ thường.', TEXT],
  ['MID', 'Các ký tự ở giữa chữ.', TEXT, 'vị_trí_bắt_đầu:lấy từ ký tự thứ mấy', 'số_ký_tự:số ký tự được lấy'],
  ['PROPER', 'Viết hoa chữ cái đầu của mỗi từ, các chữ còn lại viết thường.', TEXT],
  [
    'REPLACE',
    'Thay một số ký tự ở vị trí đã cho bằng chữ mới.',
    'chữ_cũ:chữ được sửa',
    'vị_trí_bắt_đầu:thay từ ký tự thứ mấy',
    'số_ký_tự:số ký tự bị thay',
    'chữ_mới:chữ đưa vào',
  ],
  ['REPT', 'Lặp lại chữ một số lần.', TEXT, 'số_lần:số lần lặp'],
  ['RIGHT', 'Các ký tự cuối của chữ.', TEXT, '[số_ký_tự]:bỏ trống là 1'],
  [
    'SEARCH',
    'Vị trí của một đoạn chữ trong chữ khác, không phân biệt chữ hoa chữ thường.',
    'chữ_cần_tìm:đoạn được tìm',
    'trong_chữ:chữ để tìm trong đó',
    START,
  ],
  ['SPLIT', 'Tách chữ ở các dấu cách và lấy một phần.', TEXT, 'thứ_tự:phần thứ mấy, tính từ 0'],
  [
    'SUBSTITUTE',
    'Thay một đoạn chữ bằng đoạn khác.',
    TEXT,
    'chữ_cũ:đoạn bị thay',
    'chữ_mới:đoạn đưa vào',
    '[lần_thứ]:chỉ thay ở lần xuất hiện này; bỏ trống là thay hết',
  ],
  ['T', 'Cho chính giá trị nếu là chữ, ngược lại cho chữ rỗng.', 'giá_trị:giá trị được xét'],
  [
    'TEXT',
    'Viết số hoặc ngày thành chữ theo một định dạng.',
    'giá_trị:số hoặc ngày',
    'định_dạng:như "0.00" hoặc "dd/mm/yyyy"',
  ],
  [
    'TEXTJOIN',
    'Nối chữ của các ô và vùng, xen giữa là dấu phân cách.',
    'dấu_phân_cách:chữ đặt giữa các đoạn',
    'bỏ_ô_trống:TRUE là bỏ qua ô trống',
    TEXTS,
  ],
  ['TRIM', 'Bỏ dấu cách thừa, chỉ giữ một dấu cách giữa các từ.', TEXT],
  ['UNICHAR', 'Ký tự ứng với một mã Unicode.', 'mã:mã Unicode, như 7879'],
  ['UNICODE', 'Mã Unicode của ký tự đầu tiên.', TEXT],
  ['UPPER', 'Đổi thành chữ hoa.', TEXT],
  ['VALUE', 'Đổi chữ ghi một số hoặc ngày thành số.', 'chữ:như "12.5", với dấu chấm thập phân, hoặc "31/12/2025"'],
];
