/** What the Lab's page itself says, in English. The demos' own words lie beside this file. */
export const lab = {
  language: 'en',
  languageName: 'English',
  title: 'Convscope: see convolution',
  description:
    'Interactive demos of convolution and convolutional networks. Everything is computed on your own machine.',
  heading: 'Convscope',
  lead: 'See what a convolution does. Every number and every picture here is computed while you look: change something, and watch what follows from it.',
  contents: 'On this page',
  skip: 'Skip to the demos',
  noScript: 'The demos need JavaScript. The text around them does not.',
  privacy:
    'Nothing that you draw or open leaves your machine. This page sets no cookies and asks no other server for anything.',
  licence: 'Free software under the MIT licence.',
  notices: 'Licences of what it uses',
  sections: {
    window: {
      title: 'A window slides over numbers',
      before:
        'This is the whole operation, small enough for a blackboard. Lay the kernel on the input, multiply what lies on each other, add up, write the sum down; then move on by one. Point at an output to see where it comes from.',
      after: [
        'Work one number out yourself before you look: the question below the grids hides one. Once you can fill in a blank cell, you know what a convolution is; everything that follows is more of the same. Point at a weight then. It lights up at every place where it is used: the same few numbers are multiplied with the whole picture. That is why a filter finds its edge wherever the edge is, and why a layer needs so few weights.',
        'Switch from cross-correlation to convolution and watch the kernel turn. Mathematicians turn it because then the order does not matter: in full mode, swap input and kernel and compare. Libraries for neural networks leave it as it stands, because a network that learns its weights may just as well learn them turned; they call it convolution all the same. Take the single 1 as input, and you see the difference at a glance.',
        'The window has no place to stand outside the picture, so a valid output is smaller than its input. Padding puts a border there, and it is up to you what the border is made of: nothing but zeros, the edge continued, a mirror, or the other end. A stride of 2 lets the window jump over every second place. Dilation spreads the kernel, so that few weights see a wide patch. For each of them, say how large the output will be before you let go of the slider.',
      ],
    },
    signal: {
      title: 'One number after another: smoothing a signal',
      before:
        'A sensor reports where a cart is, and every reading is a little wrong. One could believe the newest one; one could take the mean of many. Here is what lies between: a weighting that slides along the readings, and counts the recent ones more.',
      after: [
        'The dashed line is where the cart really was. A sensor never knows it; here you do, and can say how wrong the result is. Make the window wider: less of the noise is left, and the result comes later. Make it narrower: it follows at once, and trembles. There is a width where the error is smallest, and it depends on how fast the cart moves and how noisy the sensor is. Find it, then double the noise and find it again.',
        'Why is the kernel mirrored? Its first weight, w(0), is meant for the newest reading, w(1) for the one before. But on the time axis the past lies on the left. So the weighting has to be turned around before it is laid on the readings, and that is all that the minus in w(t − a) says. Switch to cross-correlation and see what it would need otherwise: readings that have not been taken yet. Put its zero in the middle, and for a symmetric weighting the two are the same.',
        'Now let the readings be a single 1. What comes out is the kernel itself, its impulse response; every signal is a sum of such impulses, and so its result is a sum of shifted kernels. Weights that add up to 1 make a mean. Weights that add up to 0 make a difference: take the slope and the difference, and the result is one constant number; on the noisy cart it shows mostly noise, because a difference makes noise larger. The next demo does all this in two directions, on pictures.',
      ],
    },
    filters: {
      title: 'Filters: the same few numbers, a whole picture',
      before:
        'The small table slides over every pixel of a picture. Choose what it holds, or type numbers of your own, and see what becomes of the face. Then point at a pixel and read its sum.',
      after: [
        'Begin with a blur. Every pixel becomes the mean of its neighbours: the grain of the craters goes, and so do their edges. The weights add up to 1, so that the picture becomes neither brighter nor darker. Now make the middle one larger and the others negative, still adding up to 1: what differs from its neighbours is made to differ more, and the picture looks sharper.',
        'Let the weights add up to 0, and a different question is asked. Where all pixels are alike, every product has its opposite, and the sum is nothing. Only where something changes is there an answer: red where it gets brighter in the kernel’s direction, blue where it gets darker. That is all that an edge filter does. Two of them, one for each direction, give the slope: how steep it is, and where it goes up.',
        'Results may lie below 0 or above 1. A screen cannot show that, and many programs cut it off without a word; here you see the sign as a colour, or how many pixels were cut. The next filter of a chain gets the numbers as they are. Put a blur before an edge filter, and count how many pixels one result now depends on: filters upon filters see further, and a network is not much else.',
      ],
    },
    similarity: {
      title: 'A filter looks for what looks like itself',
      before:
        'Why does multiplying and adding find anything? Because the patch under the window and the kernel are two vectors, and their dot product says how far one points the way of the other. Here both are unrolled, and the window searches a picture for a part of itself.',
      after: [
        'The window stands on a button with four holes; the template is that very patch, so the correlation there is 1. The others with four holes follow, light or dark, and those with two do not. Now look at the plain dot product beside it. It is what a convolution computes, and it is largest where the picture is bright, button or not: a long vector has a large product with everything that points roughly its way.',
        'Divide by both lengths, and what is left is the cosine of the angle: 1 for the same direction, 0 for a right angle, −1 for the opposite. Multiply the picture by 2: the dot product doubles, the angle stays. Add brightness: the patch tilts towards the vector in which all numbers are alike, and even the cosine changes. Subtract the means first, and only the pattern is left; that is Pearson’s correlation, and neither slider moves it. Say which of the three numbers will move before you touch a slider.',
        'Put the window on something plain: nothing is left when its mean is subtracted, and no direction is no likeness, so the result is 0. A network does not divide by lengths. Its filters are plain dot products with a bias, so they fire for bright patches too, and that is one reason why its input is centred and scaled before anything else happens.',
      ],
    },
    channels: {
      title: 'Channels: many maps in, many maps out',
      before:
        'A picture in colour is three tables of numbers, and behind the first layer of a network there are dozens. A filter has a kernel for each table it reads. Every kernel gives its part, the parts are added up, and one map is left. Step through it channel by channel.',
      after: [
        'Each kernel slides over its own channel, as you have seen it. What is new is the sum: place by place the parts of all channels are added, then one number more, the bias. So a filter can ask about colours: a positive kernel for red and negative ones for green and blue answer where something is red and nothing else. A second filter asks something else and makes a second map. As many filters, so many maps; and for the next layer these maps are the channels.',
        'Make the kernel 1×1. It no longer sees any neighbours, it only mixes the channels of one place: colour becomes grey, red changes places with blue, six maps become two. It seems hardly worth a layer, yet it is used everywhere, for it makes many maps into few before something expensive comes.',
        'Not every filter has to read everything. In groups each reads its own part of the channels; depthwise it reads a single one, and the channels do not hear of each other until a 1×1 layer mixes them. Look at who sees whom, and then at what it costs: the two cheap layers together need a fraction of the weights of the full one. Say how many before you look.',
      ],
    },
    pooling: {
      title: 'Pooling: keep that it was there, not exactly where',
      before:
        'A filter has written down where it found something, cell by cell. The next layer rarely needs to know it to the pixel. So a window passes over the map and keeps one number of each place. Point at a pooled number to see where it comes from.',
      after: [
        'Take the maximum first. Each window says how strongly the filter answered anywhere inside; three of four numbers are dropped, and with them the exact place. Then move the input by one cell, and compare: many numbers of the input change, fewer of the pooled map, none at all where a stroke stays in its windows. Move it by a whole window, and the pooled map moves along. Pooling forgives a little; it does not forget where things are, unless the window is the whole map.',
        'A window with a stride of k leaves one number of k², so everything behind it has k² times less to do, and each of its units sees a part of the picture that is k times as wide. The price can be seen in the examples: two inputs that have no number in common and the same pooled map, a checkerboard that becomes grey, a thin line that becomes pale. A turn or another size moves more than a cell or two, and pooling does not hide it.',
        'Switch to backward. When the network learns, each pooled number gets a gradient: how much better it would be if that number were larger. Of a maximum all of it goes to the one cell that was taken, for only that cell counted; of a mean everyone gets an equal share. Where windows overlap, what arrives adds up. Change a gradient on the right and follow it.',
      ],
    },
    digits: {
      title: 'A network that reads your handwriting',
      before:
        'Draw a digit, and watch a small network make up its mind while you draw. Then point at a cell of any map: the part of your drawing that it depends on lights up.',
      after: [
        'Follow your drawing through the layers. First it is cut out, brought to the size of every other digit and set in the middle. Then small filters slide over it. Each one asks the same question at every place, such as “is there an edge here, dark above and light below?”, and writes the answers down as a picture, its feature map. Red says yes, blue says the opposite, and no colour says that nothing of the kind is here. The next layer asks its questions about those answers.',
        'A cell of the first map depends on a few pixels, a cell of the last on a large patch: that is how strokes grow out of edges, and digits out of strokes. Draw a 1, give it a roof, then a foot, and see at which stroke the network changes its mind.',
        'It learned this from tens of thousands of digits that other people wrote, and it has never seen yours. Nobody told it which edges matter: the filters are what was left when it had made fewer and fewer mistakes.',
      ],
    },
    speed: {
      title: 'How fast is that?',
      before:
        'While you draw, the network above computes more than a million products for each frame, and nobody notices. A network for photographs needs a thousand times as many. So it matters how the same sum is computed. Here are four ways to do it; let your own machine decide.',
      after: [
        'All four compute the same sums. Plain JavaScript takes one product after the other, in 64-bit numbers. WebAssembly runs a compiled C++ program; scalar, it does the same in 32 bits. SIMD takes four numbers in one instruction: single instruction, multiple data. Relaxed SIMD lets the processor multiply and add in one step. Say by which factor you expect each to be faster before you press start.',
        'Then change the layer. Where every number that is read serves many products, as between 64 maps and 64 filters, vectors show what they can do. Where each number serves only a few, as in a depthwise layer, the processor waits for its memory, and whoever computes faster waits longer. The small layer shows something else again: the way into WebAssembly and back takes time as well.',
        'Distrust every number of this kind, also ours. Is the answer right? Was the code warm? How coarse is the clock, how far apart are the samples, and was the other one made slow on purpose? How it is measured here stands below the bars, and the table can be saved. Race it twice; what does not come back was chance.',
      ],
    },
  },
};

export type LabStrings = typeof lab;
